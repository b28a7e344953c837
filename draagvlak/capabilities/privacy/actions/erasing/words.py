"""First and last names alone, where whoever handles the erasure said that they mean the person."""

from collections.abc import Collection
from typing import Any

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.network.models import Contact
from draagvlak.capabilities.privacy.actions.erasing.met import _mark_anew
from draagvlak.capabilities.privacy.queries.met import company_in
from draagvlak.capabilities.privacy.queries.words_alone import CONTACT, TEXTS


def take_words_out(names: Names, places: Collection[str]) -> dict[str, int]:
    """Of the texts with these keys (queries.words_alone), and of what their histories keep of them."""
    done = 0
    for kind, (model, parts) in TEXTS.items():
        keys = [int(key[1:]) for key in places if key[:1] == kind and key[1:].isdecimal()]
        rows = list(model.objects.filter(pk__in=keys))
        for row in rows:
            _without(row, names, parts)
            row.version += 1
            row.save_without_historical_record() if hasattr(row, "history") else row.save()
        if hasattr(model, "history"):
            for before in model.history.filter(id__in=[row.pk for row in rows]):
                _without(before, names, parts)
                before.save()
        if kind == CONTACT:
            _mark(rows)
        done += len(rows)
    return {"words": done}


def _without(row: Any, names: Names, parts: tuple[str, ...]) -> None:
    for part in parts:
        setattr(row, part, names.taken_out(getattr(row, part), with_words=True))


def _mark(contacts: list[Contact]) -> None:
    company = company_in("participations", contacts)
    _mark_anew(contacts, {pk: list(there.values()) for pk, there in company.items()})
    for contact in contacts:
        Contact.objects.filter(pk=contact.pk).update(fingerprint=contact.fingerprint)
