"""Noting evidence, changing it, taking it away. By the name of its `step` each is taken back (actions.undoing)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.months import months_after
from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import holding, person_at
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.support.choices import EvidenceKind
from draagvlak.capabilities.support.models import Evidence, EvidenceFile, Office
from draagvlak.capabilities.support.queries.ledger import body_at
from draagvlak.capabilities.support.queries.naming import Naming
from draagvlak.capabilities.support.readers.files import FileRefusedError, kind_of, texts_in
from draagvlak.capabilities.support.readers.references import reference_of

AHEAD = 12  # months: what is planned further away is rather a slip of the hand


@dataclass(frozen=True)
class Sent:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Beside:
    """What becomes of the file beside evidence: `new` comes in its place, or it `goes`; else it stays."""

    new: Sent | None = None
    goes: bool = False


@dataclass(frozen=True)
class Said:
    """What a form says of evidence: of the body or of the person with that key."""

    layer: str
    kind: str
    on: date
    body: int | None = None
    person: int | None = None
    until: date | None = None
    text: str = ""
    source: str = ""
    reference: str = ""
    beside: Beside = Beside()


def note_evidence(user: User, authority: Authority, network: Network, said: Said, step: str) -> Evidence:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, "support.write", authority, network, once=step) as note:
        made = Evidence(authority=authority, network=network, noted_by=user, **_ready(network, said))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        if said.beside.new is not None:
            _lay_beside(made, said.beside.new, step)
        note(made)
    return made


def change_evidence(
    user: User, authority: Authority, network: Network, at: tuple[int, int], said: Said, step: str
) -> Evidence:
    """Give the evidence `at` (key, version) what a form says.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "support.write", authority, network) as note:
        values = _ready(network, said) | {"_change_reason": step}
        changed = edit(Evidence.objects.filter(network=network), *at, values)
        if said.beside.goes or said.beside.new is not None:
            _take_from(changed, step)
        if said.beside.new is not None:
            _lay_beside(changed, said.beside.new, step)
        note(changed)
    return changed


def remove_evidence(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Take it away; until the night it can be brought back. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "support.write", authority, network) as note:
        found = Evidence.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        note(found)
        keep_as_it_is(found)
        _take_from(found, step)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()


def _ready(network: Network, said: Said) -> dict[str, Any]:
    """The columns of evidence, looked through. Raises RefusedError."""
    texts = {"text": said.text.strip(), "source": said.source.strip(), "reference": reference_of(said.reference)}
    refuse_register_numbers(texts)
    if said.kind == EvidenceKind.DECISION and not texts["reference"]:
        raise RefusedError("reference", "needed")
    _refuse_days(network, said)
    layer = _layer_of(network, said)
    names_someone = said.person is not None or Naming(network).is_in(*texts.values())
    whose = {"body_id": said.body, "person_id": said.person, "layer": layer}
    return {**whose, "kind": EvidenceKind(said.kind).value, "on": said.on, "until": said.until, **texts} | {
        "names_someone": names_someone
    }


def _refuse_days(network: Network, said: Said) -> None:
    if said.on > months_after(day_of(network), AHEAD):
        raise RefusedError("on", "far-ahead")
    if said.until and said.until < said.on:
        raise RefusedError("until", "before")


def _layer_of(network: Network, said: Said) -> str:
    """Of a body its own layer; of a person one in which they are or were in office: of nobody else is evidence kept."""
    if (said.body is None) == (said.person is None):
        raise RefusedError("who", "who")
    if said.body is not None:
        body = body_at(network, said.body)
        if body is None:
            raise RefusedError("who", "who")
        return body.layer
    person = person_at(network, said.person or 0)
    if person is None or said.layer not in GOVERNANCE_LAYERS:
        raise RefusedError("who", "who")
    belongs = Membership.objects.filter(holding(said.layer), network=network, person=person)
    if not belongs.exists() and not Office.objects.filter(body__layer=said.layer, person=person).exists():
        raise RefusedError("who", "no-office")
    return said.layer


def _lay_beside(evidence: Evidence, file: Sent, step: str) -> None:
    """Raises RefusedError for a file that is not kept."""
    try:
        kind = kind_of(file.content)
    except FileRefusedError as error:
        raise RefusedError("file", f"file-{error.code}") from error
    if any(numbers_in(text) for text in texts_in(file.content, kind) or ()):
        raise RefusedError("file", "register-number")
    EvidenceFile.objects.create(
        authority_id=evidence.authority_id,
        evidence=evidence,
        name=_name_of(file.name, kind.value),
        kind=kind,
        size=len(file.content),
        content=file.content,
        came_by=step,
    )


def _name_of(sent: str, ending: str) -> str:
    """The name under which it is given back: without a path or signs that mean something, with the ending it is."""
    base = sent.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or "bestand"
    plain = "".join(sign if sign.isalnum() or sign in " -_()" else "-" for sign in base)
    if numbers_in(plain):
        raise RefusedError("file", "register-number")
    return f"{plain.strip()[:100] or 'bestand'}.{'jpg' if ending == 'jpeg' else ending}"


def _take_from(evidence: Evidence, step: str) -> None:
    left: Mapping[str, Any] = {"evidence": None, "was_of": evidence.pk, "left_by": step, "left_on": localdate()}
    EvidenceFile.objects.filter(evidence=evidence).update(**left)
