from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.accounts.choices import RoleKind


class User(AbstractUser):
    """Ours from the first migration, since a user table cannot be swapped later.

    `keeps_installation`: the platform administrator, who makes authorities and their administrators, and sees no
    content.
    """

    keeps_installation = models.BooleanField(default=False, db_default=False)

    class Meta(AbstractUser.Meta):
        # An address is one account's, whatever its capitals: roles, invitations and signing in go by it.
        constraints = (models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="email_once"),)


class Role(models.Model):
    """What a user is for one authority, from a day on and, where it ended, up to and including a day.

    In which networks it holds, `network.Seat` says.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    kind = models.CharField(max_length=20, choices=RoleKind, default=RoleKind.DIRECTOR)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.user} · {self.authority}"


class AuditEntry(models.Model):
    """Who did what to which row, and when; never what it contained. `network_key`: where it was done in a network."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    user = models.ForeignKey(User, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(max_length=60)
    row = models.CharField(max_length=80)
    network_key = models.PositiveBigIntegerField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name_plural = "audit entries"
        indexes = (
            models.Index(fields=["authority", "-at"], name="audit_by_day"),
            models.Index(fields=["authority", "network_key", "-at"], name="audit_by_network"),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.row}"


class Invitation(models.Model):
    """A link by which somebody becomes a user with a role; only the hash of its token is kept."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    email = models.EmailField()
    kind = models.CharField(max_length=20, choices=RoleKind)
    until = models.DateField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.invited_at:%Y-%m-%d}"


class SentForm(models.Model):
    """A form that was sent, so that sending it again makes nothing twice; `made` is the row that came of it."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE)
    key = models.CharField(max_length=64)
    made = models.CharField(max_length=80)
    at = models.DateTimeField(auto_now_add=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["authority", "user", "key"], name="form_once"),)

    def __str__(self) -> str:
        return self.made
