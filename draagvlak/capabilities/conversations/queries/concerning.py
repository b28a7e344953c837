"""What conversations hold of one person: as whom they took part, and what they said."""

from django.db.models import Q, QuerySet

from draagvlak.capabilities.conversations.models import Fragment, Participant
from draagvlak.capabilities.network.models import Person


def voices_of_person(person: Person) -> QuerySet[Participant]:
    """In any network, also in a conversation that was taken away today."""
    theirs = Q(person=person) | (Q(user=person.account_id) if person.account_id else Q(pk=None))
    rows = Participant.objects.filter(theirs).select_related("conversation__network")
    return rows.order_by("conversation__held_on", "pk")


def said_by_person(person: Person) -> list[tuple[Participant, list[str]]]:
    """As whom they took part, oldest first, with the words that were marked as theirs. Two queries."""
    voices = list(voices_of_person(person))
    words: dict[int, list[str]] = {one.pk: [] for one in voices}
    there = Fragment.objects.filter(voice__in=voices).exclude(words="")  # taken back: nothing is left of it
    for voice, said in there.order_by("pk").values_list("voice_id", "words"):
        words[voice or 0].append(said)
    return [(one, words[one.pk]) for one in voices]
