"""What was not found in the rules of a scheme and what the network filled in there; and by which days what is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.capabilities.network.models import Meeting, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.publications.models import AgreementNote, Deadline, Known
from draagvlak.capabilities.publications.readers.schemes import Scheme, Source, Unknown
from draagvlak.capabilities.publications.wording.known import value_named

ByFact = Mapping[str, Known]


@dataclass(frozen=True)
class Filled:
    """Something that was not found, and what was filled in; None as long as nobody knows."""

    unknown: Unknown
    known: Known | None

    @property
    def value(self) -> str:
        return value_named(self.known.value, self.unknown.kind) if self.known else ""


@dataclass(frozen=True)
class DueShown:
    """A day by which something is due. `uid`: of its meeting in the calendar; `meeting`: its key, None without one.

    `source` is of the scheme; else `said` is where the network found it. `own`: the key of a day of its own.
    """

    words: str
    on: date
    uid: str
    is_past: bool
    source: Source | None = None
    said: str = ""
    own: int | None = None
    meeting: int | None = None

    @property
    def name(self) -> str:
        """What stands for it in an address: the end of its `uid`."""
        return self.uid.partition("@")[0].rpartition(".")[2]


def known_of(network: Network, scheme: Scheme) -> dict[str, Known]:
    return {row.fact: row for row in Known.objects.filter(network=network, scheme=scheme.key)}


def known_at(network: Network, scheme: Scheme, fact: str) -> Known | None:
    return Known.objects.filter(network=network, scheme=scheme.key, fact=fact).first()


def filled(scheme: Scheme, known: ByFact) -> list[Filled]:
    """Of everything that was not found, what the network knows."""
    return [Filled(one, known.get(one.fact)) for one in scheme.unknown]


def limit_of(scheme: Scheme, known: ByFact, chapter: str) -> int | None:
    """How many characters a chapter may have; None where nobody knows."""
    said = known.get(scheme.limit_fact(chapter))
    return int(said.value) if said is not None and said.value.isdigit() else None


def deadlines_of(network: Network, note: AgreementNote, scheme: Scheme, known: ByFact) -> list[DueShown]:
    """Those of the scheme, those that were filled in, and the network's own, soonest first. Two queries."""
    today = day_of(network)
    rows: list[tuple[str, dict[str, Any]]] = [
        (due.fact, {"words": str(due.words), "on": due.on, "source": due.source}) for due in scheme.deadlines
    ]
    for one in scheme.unknown:
        said = known.get(one.fact)
        if one.kind == "day" and said is not None:
            rows.append(
                (one.fact, {"words": str(one.words), "on": date.fromisoformat(said.value), "said": said.source})
            )
    rows += [
        (f"own-{own.pk}", {"words": own.name, "on": own.on, "said": own.source, "own": own.pk})
        for own in Deadline.objects.filter(note=note)
    ]
    uids = [uid_of(note, what, row["on"]) for what, row in rows]
    meetings = dict(Meeting.objects.filter(network=network, uid__in=uids).values_list("uid", "pk"))
    shown = [
        DueShown(uid=uid, is_past=row["on"] < today, meeting=meetings.get(uid), **row)
        for uid, (_what, row) in zip(uids, rows, strict=True)
    ]
    return sorted(shown, key=lambda one: (one.on, one.words))


def uid_of(note: AgreementNote, what: str, on: date) -> str:
    """By which the calendar knows it again: another day is another entry."""
    return f"nota-{note.pk}.{on:%Y%m%d}.{what}@draagvlak"


def deadline_at(note: AgreementNote, key: int) -> Deadline | None:
    return Deadline.objects.filter(note=note, pk=key).first()
