from uuid import uuid4

from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.intervision.choices import Audience
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.models.history import kept_history


class Question(models.Model):
    """What a network asks its peers. Open until `closed_on`; `thanks`: what it says to who answered."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=150)
    text = models.TextField()
    audience = models.CharField(max_length=8, choices=Audience)
    asked_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    thanks = models.TextField(blank=True)
    mark = models.UUIDField(default=uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("-asked_on", "-pk")

    def __str__(self) -> str:
        return self.title


class Answer(models.Model):
    """What a municipality answered to the question of another: a row of who answers, read by who asked."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField()
    answered_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("answered_on", "pk")
        constraints = (models.UniqueConstraint(fields=["authority", "question"], name="one_answer_a_municipality"),)

    def __str__(self) -> str:
        return f"{self.question_id} · {self.authority_id}"


class Session(models.Model):
    """A facilitated conversation to which other municipalities are invited; it is harvested as any other.

    `question`: of the peers, where it came of one. `called_off_on`: since then nobody elsewhere sees it.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE)
    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="session")
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    called_off_on = models.DateField(null=True, blank=True)
    mark = models.UUIDField(default=uuid4, unique=True, editable=False)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.conversation_id}"
