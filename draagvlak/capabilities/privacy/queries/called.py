"""What somebody is and was called, so that it can be found in what others wrote."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.db.models import Q

from draagvlak.basics.mentions import Names, names_of, words_of
from draagvlak.capabilities.network.models import Batch, Merging, Person

SAID = ("name", "known_as", "email", "phone")


def called(person: Person) -> Names:
    """By all names, addresses and numbers that are known of them, now or before. Five queries.

    A name of one word counts wherever it stands, if nobody else of the authority bears that word.
    """
    texts = [text for text in all_names(person) if text]
    single = {words[0] for words in map(words_of, texts) if len(words) == 1}
    borne = words_of_others(person, single)
    alone = names_of(text for text in texts if set(words_of(text)).isdisjoint(borne) or len(words_of(text)) > 1)
    return Names(alone.wholes, names_of(texts).words)


def all_names(person: Person) -> Iterator[str]:
    """As text: name, short name, address and number; of the person, before, of whom they were merged with, and of
    their account.
    """
    rows = chain([person], Person.history.filter(id=person.pk))
    yield from (getattr(row, part) for row in rows for part in SAID)
    for taken in Merging.objects.filter(kept=person).values_list("taken", flat=True):
        yield from said_in(taken)
    for filled in Batch.objects.exclude(filled=[]).values_list("filled", flat=True):
        yield from (was for kind, pk, part, was in filled if kind == "person" and pk == person.pk and part in SAID)
    if person.account is not None:
        account = person.account
        yield from (account.email, account.username, f"{account.first_name} {account.last_name}".strip())


def said_in(value: Any) -> Iterator[str]:
    """Every text in a JSON value under the name of a part that names somebody."""
    if isinstance(value, list):
        for one in value:
            yield from said_in(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in SAID and isinstance(one, str):
                yield one
            else:
                yield from said_in(one)


def words_of_others(person: Person, words: Iterable[str]) -> set[str]:
    """Those of `words` that somebody else is called by too."""
    wanted = set(words)
    if not wanted:
        return set()
    others = Person.objects.exclude(pk=person.pk).exclude(Q(name="") & Q(known_as=""))
    found: set[str] = set()
    for names in others.values_list("name", "known_as").iterator(5000):
        found |= wanted.intersection(word for name in names for word in words_of(name))
    return found


def without_words_of(names: Names, others: Iterable[str]) -> Names:
    """`names` for a text that is also about people with the names `others`: words that they share mean nobody."""
    shared = {word for name in others for word in words_of(name)}
    return Names(names.wholes, names.words - shared)
