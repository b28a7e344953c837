"""Sheets with one organisation a row: which sheets those are, and what a row says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.labels import named_by_labels
from draagvlak.capabilities.exchange.mapping.layers import layer_of
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess, ListedOrganisation
from draagvlak.capabilities.network.choices import OrganisationKind
from draagvlak.capabilities.network.readers.details import RefusedError, association_code_of, enterprise_number_of

CALLED = re.compile(r"\b(?:organisaties?|verenigingen|partners?|partnerorganisaties|organi[sz]ations?|associations)\b")
OF_A_PERSON = {"first_name", "last_name", "date", "participants", "source", "target", "reference"}
SERVICE = re.compile(r"\b(?:dienst|ocmw|gemeente|stad|lokaal bestuur|gemeentebestuur|sociaal huis)\b")
OF_LAYER = {
    "association": OrganisationKind.ASSOCIATION,
    "partner_organisation": OrganisationKind.PARTNER,
    "colleague": OrganisationKind.SERVICE,
}
READ = {"enterprise_number": enterprise_number_of, "association_code": association_code_of}


def of_organisations(title: str, columns: Sequence[ColumnGuess]) -> bool:
    """Whether a sheet called so, with these columns, has a row for each organisation."""
    fields = {column.field for column in columns}
    if fields & OF_A_PERSON or not fields & {"organisation", "name"}:
        return False
    if CALLED.search(plain(title)):
        return not ({"name", "organisation"} <= fields and "function" in fields)
    return "enterprise_number" in fields and not {"name", "organisation"} <= fields


def columns_for_organisations(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """The same columns; a name alone is the organisation's, and a kind says what the organisation is."""
    fields = {column.field for column in columns}
    become = {"kind": "organisation_kind"} | ({} if "organisation" in fields else {"name": "organisation"})
    return tuple(replace(column, field=become.get(column.field, column.field)) for column in columns)


def organisation_of(given: dict[str, str]) -> tuple[ListedOrganisation | None, list[str]]:
    """What a row says by field, None where it names none; and the numbers that are none."""
    name = " ".join(given.get("organisation", "").split())
    if not name:
        return None, []
    numbers, wrong = {}, []
    for part, read in READ.items():
        try:
            numbers[part] = read(given.get(part, ""))
        except RefusedError:
            wrong.append(given[part])
    kind = kind_of(given.get("organisation_kind", "") or given.get("layer", ""))
    rest = {part: given.get(part, "") for part in ("municipality", "email")}
    return ListedOrganisation(name, kind, **numbers, **rest), wrong


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
