"""Sheets with one organisation a row: which sheets those are, and what a row says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.dates import BadDate
from draagvlak.capabilities.exchange.mapping.labels import named_by_labels
from draagvlak.capabilities.exchange.mapping.layers import layer_of
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess, ListedOrganisation
from draagvlak.capabilities.exchange.mapping.values import is_yes
from draagvlak.capabilities.network.choices import OrganisationKind
from draagvlak.capabilities.network.readers.details import (
    RefusedError,
    association_code_of,
    enterprise_number_of,
    phone_of,
)
from draagvlak.capabilities.support.readers.references import reference_of

CALLED = re.compile(r"\b(?:organisaties?|verenigingen|partners?|partnerorganisaties|organi[sz]ations?|associations)\b")
OF_A_PERSON = {"first_name", "last_name", "date", "participants", "source", "target", "reference"}
SERVICE = re.compile(r"\b(?:dienst|ocmw|gemeente|stad|lokaal bestuur|gemeentebestuur|sociaal huis)\b")
OF_LAYER = {
    "association": OrganisationKind.ASSOCIATION,
    "partner_organisation": OrganisationKind.PARTNER,
    "colleague": OrganisationKind.SERVICE,
}
HEADERS = {  # of what only such a sheet says
    "organisation_kind": "soort organisatie|kind of organisation",
    "phone": "telefoon|tel|telefoonnummer|gsm|phone|telephone",
    "website": "website|webadres|site",
    "belongs": "hoort bij het netwerk|belongs to the network",
    "since": "lid sinds|lid vanaf|sinds|member since|since",
    "until": "lid tot en met|lid tot|tot en met|member until|until",
}
FIELD_OF = {word: field for field, words in HEADERS.items() for word in words.split("|")}
LONGEST_ADDRESS = 200


def of_organisations(title: str, columns: Sequence[ColumnGuess]) -> bool:
    """Whether a sheet called so, with these columns, has a row for each organisation."""
    fields = {column.field for column in columns}
    if fields & OF_A_PERSON or not fields & {"organisation", "name"}:
        return False
    if CALLED.search(plain(title)):
        return not ({"name", "organisation"} <= fields and "function" in fields)
    return "enterprise_number" in fields and not {"name", "organisation"} <= fields


def columns_for_organisations(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """The same columns; a name alone is the organisation's, and a kind says what the organisation is.

    Beside a contact person a telephone number may be theirs: it is left out.
    """
    fields = {column.field for column in columns}
    become = {"kind": "organisation_kind"} | ({} if "organisation" in fields else {"name": "organisation"})
    found = [replace(column, field=become.get(column.field, column.field)) for column in columns]
    taken = {column.field for column in found if column.field not in {"ignore", "date"}}
    for n, column in enumerate(found):
        field = FIELD_OF.get(plain(column.header)) if column.field in {"ignore", "date"} else None
        if field and field not in taken and not (field == "phone" and "name" in taken):
            found[n] = replace(column, field=field, reason_code="header")
            taken.add(field)
    return tuple(found)


def organisation_of(given: dict[str, str]) -> tuple[ListedOrganisation | None, list[str]]:
    """What a row says by field, None where it names none; and the numbers and addresses that are none."""
    name = " ".join(given.get("organisation", "").split())
    if not name:
        return None, []
    said: dict[str, Any] = {}
    wrong = []
    for part, read in READ.items():
        try:
            said[part] = read(given.get(part, ""))
        except RefusedError:
            wrong.append(given[part])
    kind = kind_of(given.get("organisation_kind", "") or given.get("layer", ""))
    said |= {part: given.get(part, "") for part in ("municipality", "email")}
    return ListedOrganisation(name, kind, **said, belongs=is_yes(given.get("belongs", "ja"))), wrong


def with_membership(
    one: ListedOrganisation, days: Mapping[str, date | BadDate]
) -> tuple[ListedOrganisation, list[str]]:
    """The organisation with the `days` "since" and "until" which it belongs; and the texts that are no such day."""
    wrong = [day.text for day in days.values() if isinstance(day, BadDate)]
    said = {part: day for part, day in days.items() if isinstance(day, date)}
    if said.keys() == {"since", "until"} and said["until"] < said["since"]:
        wrong.append(said.pop("until").isoformat())
    return replace(one, since=said.get("since"), until=said.get("until")), wrong


def _website_of(text: str) -> str:
    """Raises RefusedError."""
    address = reference_of(text)
    if len(address) > LONGEST_ADDRESS:
        raise RefusedError("website", "address")
    return address


READ = {
    "enterprise_number": enterprise_number_of,
    "association_code": association_code_of,
    "phone": phone_of,
    "website": _website_of,
}


def kind_of(words: str) -> str:
    """The kind of organisation that words tell, "" where they tell none.

    >>> str(kind_of("vereniging waar armen het woord nemen")), str(kind_of("OCMW-dienst")), str(kind_of("tovenaars"))
    ('association', 'service', '')
    """
    text = plain(words)
    if not text:
        return ""
    found = named_by_labels(OrganisationKind).get(text) or OF_LAYER.get(layer_of(words) or "")
    return found or (OrganisationKind.SERVICE if SERVICE.search(text) else "")
