from uuid import uuid4

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.intervision.choices import Audience, What
from draagvlak.capabilities.intervision.models.asking import Question, Session
from draagvlak.capabilities.intervision.models.practices import Practice
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history
from draagvlak.capabilities.weaving.models import WovenStory


class SharedPiece(models.Model):
    """That one piece of a network is shared, with whom, and from when up to and including when.

    `withdrawn_on`: from then on nobody else sees it; the row stays, so that it can be told, also where the practice or
    story itself is gone. `mark` stands for it
    outside. To other installations it goes only where they were chosen, whatever the audience here.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="shared_pieces")
    what = models.CharField(max_length=16, choices=What)
    practice = models.ForeignKey(Practice, null=True, blank=True, on_delete=models.SET_NULL, related_name="pieces")
    story = models.ForeignKey(WovenStory, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    audience = models.CharField(max_length=8, choices=Audience)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    mark = models.UUIDField(default=uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["audience", "withdrawn_on"], name="piece_of_whom"),)

    def __str__(self) -> str:
        return f"{self.network_id} · {self.what}"


class Addressee(models.Model):
    """With whom a piece is shared, whom a question goes to or who is invited, where they were chosen.

    A municipality of the official list, whether it works here or not (nobody learns which do), a partnership with all
    who belong to it, or the `code` of an authority of another installation (federation).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    piece = models.ForeignKey(SharedPiece, null=True, on_delete=models.CASCADE, related_name="addressees")
    question = models.ForeignKey(Question, null=True, on_delete=models.CASCADE, related_name="addressees")
    session = models.ForeignKey(Session, null=True, on_delete=models.CASCADE, related_name="addressees")
    municipality = models.ForeignKey("authorities.Municipality", null=True, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey("authorities.Authority", null=True, on_delete=models.CASCADE, related_name="+")

    code = models.CharField(max_length=19, blank=True)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(municipality__isnull=False, partnership__isnull=True, code="")
                | models.Q(municipality__isnull=True, partnership__isnull=False, code="")
                | (models.Q(municipality__isnull=True, partnership__isnull=True) & ~models.Q(code="")),
                name="one_addressee",
            ),
        )

    def __str__(self) -> str:
        what = self.piece_id or self.question_id or self.session_id
        return f"{what} · {self.municipality_id or self.partnership_id or self.code}"
