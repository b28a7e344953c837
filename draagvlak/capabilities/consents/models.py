from django.db import models

from draagvlak.basics.tenancy import ScopedRows
from draagvlak.capabilities.consents.choices import LONGEST_NAME, LONGEST_PLACE, YES, Answer, How, TakenBackHow, Use
from draagvlak.capabilities.conversations.models import Fragment, Participant
from draagvlak.capabilities.network.models import Network

STANDS = models.Q(withdrawn_on=None, replaced_on=None)


class Ask(models.Model):
    """That one voice of a conversation was asked for some of their words, by one secret address.

    By it they answer until `until`, or until it is closed; they take back by it as long as it has its `token_hash`,
    which goes only where the address came into wrong hands. `sent_on`: by mail, from here. `parent_agreed`: it
    was noted that a parent of who is a minor said yes.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="asks")
    token_hash = models.CharField(max_length=64, blank=True)
    asked_on = models.DateField()
    until = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    parent_agreed = models.BooleanField(default=False)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedRows()

    class Meta:
        ordering = ("-asked_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["token_hash"], condition=~models.Q(token_hash=""), name="ask_a_token"),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} {self.asked_on}"


class Asked(models.Model):
    """One fragment and one use of it, within an ask. `place`: exactly where the words will stand, for whom they are of.

    `words_mark`: of the words that they were asked for (readers.words); other words are another question.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="asked")
    fragment = models.ForeignKey(Fragment, on_delete=models.CASCADE, related_name="asked")
    use = models.CharField(max_length=16, choices=Use)
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    words_mark = models.CharField(max_length=64)

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "asked"
        constraints = (models.UniqueConstraint(fields=["ask", "fragment", "use"], name="quote_asked_once"),)

    def __str__(self) -> str:
        return f"{self.fragment_id} {self.use}"


class QuoteConsent(models.Model):
    """What a voice answered for one use of one fragment: yes with their name or another, or no.

    It holds for the words of `words_mark`, said by `participant`, from `given_on` up to `until`. Taking it back empties
    `name` and `words_mark`. A later answer for the same use stands instead (`replaced_on`). No words stand here, and
    the row outlives its fragment.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    # what was agreed to and taken back stays told once the words themselves went
    fragment = models.ForeignKey(Fragment, on_delete=models.DO_NOTHING, db_constraint=False, related_name="consents")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    ask = models.ForeignKey(Ask, null=True, on_delete=models.SET_NULL, related_name="answers")
    use = models.CharField(max_length=16, choices=Use)
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    answer = models.CharField(max_length=12, choices=Answer)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    words_mark = models.CharField(max_length=64, blank=True)
    how = models.CharField(max_length=8, choices=How)
    parent_agreed = models.BooleanField(default=False)
    given_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    replaced_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=8, choices=TakenBackHow, blank=True)
    noted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedRows()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["fragment", "use"], condition=STANDS, name="quote_consent_once"),
        )

    def __str__(self) -> str:
        return f"{self.fragment_id} {self.use}"

    @property
    def is_yes(self) -> bool:
        return self.answer in YES
