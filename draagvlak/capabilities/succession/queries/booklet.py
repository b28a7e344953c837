"""The hand-over booklet: for whoever comes after, only what they may see; and what is left out, and why (TRUST §1).

What they may see is asked of the account of the successor. Who has none yet is treated as somebody outside: they learn
the names of those whom they were brought together with, or will be, and no others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import rules
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.queries.summary import Summary, summary_of
from draagvlak.capabilities.network.models import Attendance, Meeting, Network, Person
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.meetings import meetings_seen_by
from draagvlak.capabilities.network.queries.people import in_poverty, organisation_names
from draagvlak.capabilities.network.queries.recurring import start_of
from draagvlak.capabilities.succession.choices import Stage
from draagvlak.capabilities.succession.models import Leaving, TakeOver
from draagvlak.capabilities.succession.queries.plans import takeovers_of
from draagvlak.capabilities.succession.wording.booklet import (
    PARTS,
    introduced_said,
    left_out_always,
    names_left_out,
    without_account,
)

MOST = 40  # meetings, and organisations
Who = Any  # the account of the successor, or None


@dataclass(frozen=True)
class Part:
    key: str
    title: str
    items: list[str]


@dataclass(frozen=True)
class Booklet:
    """`left_out`: what does not go along, each with why."""

    as_of: date
    authority: str
    network: str
    leaver: str
    successor: str
    leaves_on: date | None
    parts: list[Part]
    left_out: list[str]


def booklet_of(authority: Authority, network: Network, leaving: Leaving, whom: Person | None) -> Booklet:
    """Of a plan with `person` at hand, for somebody who takes over (None: whoever that will be)."""
    account = whom.account if whom is not None else None
    may = _asked(account, network)
    rows, summary = _theirs(leaving, whom), summary_of(network)
    shown = [row for row in rows if may("network.read_people") or _meets(row, whom)]
    items: dict[str, list[str]] = {
        "people": _people([row for row in shown if row.person], may),
        "roles": [row.role for row in rows if row.role],
        "meetings": _meetings(network, account, whom),
        "organisations": _organisations(network) if may("network.read_organisations") else [],
        "support": _carried(summary) if may("support.read_evidence") else [],
        "standing": _standing(summary) if may("network.read_aggregates") else [],
    }
    hidden = len([row for row in rows if row.person]) - len([row for row in shown if row.person])
    left_out = [names_left_out(hidden)] if hidden else []
    left_out += [without_account(whom.name if whom else "")] if account is None else []
    return Booklet(
        day_of(network),
        authority.name,
        network.name,
        leaving.person.name,
        whom.name if whom else "",
        leaving.leaves_on,
        [Part(key, str(title), items[key]) for key, title in PARTS.items() if items[key]],
        [*left_out, *left_out_always()],
    )


def _asked(account: Who, network: Network) -> Callable[[str], bool]:
    return lambda right: account is not None and bool(rules.has_perm(right, account, network))


def takers_of(leaving: Leaving) -> list[Person]:
    """Who takes something over, by name: whoever comes in the place first."""
    rows = TakeOver.objects.filter(leaving=leaving).exclude(successor=None).select_related("successor__account")
    found = {row.successor_id: row.successor for row in rows if row.successor is not None}
    found.pop(leaving.successor_id, None)
    others = sorted(found.values(), key=lambda person: (person.name.casefold(), person.pk))
    return [leaving.successor, *others] if leaving.successor is not None else others


def _theirs(leaving: Leaving, whom: Person | None) -> list[TakeOver]:
    """What goes to them, and to nobody yet where they come in the place; not with who objected to being measured."""
    rows = [row for row in takeovers_of(leaving) if row.person is None or row.person.objected_on is None]
    key = whom.pk if whom is not None else None
    nobodys = {None} if key == leaving.successor_id else set()
    return [row for row in rows if row.successor_id in {key, *nobodys}]


def _meets(row: TakeOver, whom: Person | None) -> bool:
    """Whether they were brought together, or it stands planned."""
    return whom is not None and row.successor_id == whom.pk and row.stage != Stage.PROPOSED


def _people(rows: list[TakeOver], may: Callable[[str], bool]) -> list[str]:
    """With a work address for whoever may read it; never one of people in poverty."""
    poor = in_poverty([row.person_id for row in rows if row.person_id]) if may("network.read_contact_data") else set()
    told = []
    for row in rows:
        person: Any = row.person
        reads = may("network.read_contact_data") and person.pk not in poor
        about = [person.name, person.function, person.organisation, person.email if reads else ""]
        introducer = row.introducer.name if row.introducer else ""
        told.append(f"{', '.join(filter(None, about))}. {introduced_said(row.stage, row.on, introducer)}".strip())
    return told


def _meetings(network: Network, account: Who, whom: Person | None) -> list[str]:
    """From today on: all that the account may see, or of somebody without one those that they are asked to."""
    if account is not None:
        rows = meetings_seen_by(account, network)
    else:
        asked = Attendance.objects.filter(person=whom).values("meeting") if whom else Attendance.objects.none()
        rows = Meeting.objects.filter(network=network, pk__in=asked.values("meeting"))
    rows = rows.filter(is_cancelled=False, starts_at__gte=start_of(day_of(network))).order_by("starts_at", "pk")
    return [_meeting(*row) for row in rows.values_list("title", "starts_at", "place")[:MOST]]


def _meeting(title: str, starts_at: Any, place: str) -> str:
    when = date_format(localtime(starts_at), "j F Y, H:i")
    return ", ".join(filter(None, (f"{when}: {title}", place)))


def _organisations(network: Network) -> list[str]:
    names = organisation_names(network) or []
    more = len(names) - MOST
    rest = [_("en nog %(count)s") % {"count": more}] if more > 0 else []
    return [*names[:MOST], *rest]


def _carried(found: Summary) -> list[str]:
    """From evidence of bodies alone."""
    return [f"{capfirst(row.name)}: {row.word}." for row in found.carried]


def _standing(found: Summary) -> list[str]:
    if not found.sentence:
        return []
    return [found.sentence, _("Zo stond het op %(day)s.") % {"day": date_format(found.as_of, "j F Y")}]
