from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.competences.models.keys import new_key
from draagvlak.capabilities.network.models.history import kept_history


class Card(models.Model):
    """A competence card of the authority's own, beside the built-in ones (`choices.cards`).

    `levels`: four texts, what somebody of the lowest level does first. `gone_on`: since that day nobody newly takes it;
    what people described with it stays theirs.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, default=new_key)
    name = models.CharField(max_length=120)
    levels = models.JSONField(default=list)
    gone_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedRows()
    history = kept_history()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["authority", "key"], name="card_once"),)

    def __str__(self) -> str:
        return self.name
