from django.contrib.auth.models import AbstractUser
from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.accounts.choices import RoleKind


class User(AbstractUser):
    """Ours from the first migration, since a user table cannot be swapped later."""


class Role(models.Model):
    """What a user is for one authority, from a day on and, where it ended, up to and including a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    kind = models.CharField(max_length=20, choices=RoleKind, default=RoleKind.DIRECTOR)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "authority", "kind"], name="one_role_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.user} · {self.authority}"


class AuditEntry(models.Model):
    """Who did what to which row, and when; never what it contained."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    user = models.ForeignKey(User, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(max_length=60)
    row = models.CharField(max_length=80)

    objects = ScopedRows()

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.what} {self.row}"
