"""What was written about somebody, text by text, for the director to look through before it is given (TRUST †)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Contact, Meeting, Network, Person
from draagvlak.capabilities.network.queries.standing import directed_by
from draagvlak.capabilities.privacy.queries.called import called
from draagvlak.capabilities.privacy.queries.met import company_in
from draagvlak.capabilities.privacy.queries.others import Others
from draagvlak.capabilities.privacy.queries.people import administers
from draagvlak.capabilities.succession.queries.concerning import leavings_of, takeovers_with
from draagvlak.capabilities.support.models import Evidence
from draagvlak.capabilities.support.queries.concerning import evidence_about, steps_about
from draagvlak.capabilities.visibility.queries.concerning import visible_steps_about

CONTACT, MEETING, BEFORE = "c", "m", "v"
EVIDENCE, SAID_BEFORE, STEP = "e", "w", "s"
LEAVING, TAKEOVER = "o", "t"
VISIBLE = "z"
LONGEST = 20_000
MOST_TEXTS = 1_500  # that one page lets somebody look through


@dataclass(frozen=True)
class Scope:
    """Networks (keys) of which somebody may give what was written of contacts, and of meetings."""

    contacts: frozenset[int]
    meetings: frozenset[int]


def scope_of(user: User, authority: Authority) -> Scope:
    """A director gives what is kept in networks of theirs. An administrator reads no notes, and gives none."""
    directed = frozenset(directed_by(user, authority).values_list("pk", flat=True))
    if administers(user, authority):
        return Scope(directed, frozenset(Network.objects.values_list("pk", flat=True)))
    return Scope(directed, directed)


@dataclass(frozen=True)
class TextAbout:
    """A text by its key, and what is proposed to give: without others. "c12": of a contact, "m3": of a meeting, "e4":
    of evidence, "s5": of a step, "z2": of a visible step, "o6" and "t9": of a succession, "v7" and "w8": what a contact
    and evidence said before.
    """

    key: str
    on: date
    network: str
    kind: str
    proposed: str
    is_changed: bool


def texts_about(person: Person, scope: Scope) -> list[TextAbout]:
    """Newest first. A fixed number of queries."""
    others = Others(person, called(person))
    found = [*_contacts(person, scope, others), *_meetings(person, scope, others)]
    found += [*_evidence(person, scope, others), *_steps(person, scope, others)]
    found += [*_succession(person, scope, others), *_visible(person, scope, others)]
    return sorted(found, key=lambda text: (text.on, text.key), reverse=True)[:MOST_TEXTS]


def _contacts(person: Person, scope: Scope, others: Others) -> Iterator[TextAbout]:
    mine = Contact.objects.filter(participations__person=person, network__in=scope.contacts)
    rows = list(mine.select_related("network"))
    company = company_in("participations", rows)
    by_key = {row.pk: row for row in rows}
    for row in rows:
        said = _joined(row.subject, row.note)
        yield from _one(f"{CONTACT}{row.pk}", row, row.happened_on, said, _names(company[row.pk], person), others)
    for before in Contact.history.filter(id__in=by_key).order_by("history_id"):
        now, said = by_key[before.id], _joined(before.subject, before.note)
        if said != _joined(now.subject, now.note):
            names = _names(company[now.pk], person)
            yield from _one(f"{BEFORE}{before.history_id}", now, before.happened_on, said, names, others)


def _meetings(person: Person, scope: Scope, others: Others) -> Iterator[TextAbout]:
    mine = Meeting.objects.filter(attendances__person=person, network__in=scope.meetings)
    rows = list(mine.select_related("network"))
    company = company_in("attendances", rows)
    for row in rows:
        said, on = _joined(row.title, row.place, row.agenda, row.decisions), localdate(row.starts_at)
        yield from _one(f"{MEETING}{row.pk}", row, on, said, _names(company[row.pk], person), others)


def _evidence(person: Person, scope: Scope, others: Others) -> Iterator[TextAbout]:
    by_key = {row.pk: row for row in evidence_about(person, scope.meetings, others.own)}
    for row in by_key.values():
        said = _joined(row.text, row.source, row.reference)
        yield from _one(f"{EVIDENCE}{row.pk}", row, row.on, said, (), others)
    for before in Evidence.history.filter(id__in=by_key).order_by("history_id"):
        now, said = by_key[before.id], _joined(before.text, before.source, before.reference)
        if said != _joined(now.text, now.source, now.reference):
            yield from _one(f"{SAID_BEFORE}{before.history_id}", now, before.on, said, (), others)


def _steps(person: Person, scope: Scope, others: Others) -> Iterator[TextAbout]:
    for row in steps_about(person, scope.meetings):
        on = row.done_on or row.due or row.noted_on
        yield from _one(f"{STEP}{row.pk}", row, on, _joined(row.words, row.result), (), others)


def _visible(person: Person, scope: Scope, others: Others) -> Iterator[TextAbout]:
    for row in visible_steps_about(person, scope.meetings, others.own):
        on = row.settled_on or row.done_on or row.due or row.noted_on
        yield from _one(f"{VISIBLE}{row.pk}", row, on, _joined(row.words, row.came_of_it), (), others)


def _succession(person: Person, scope: Scope, others: Others) -> Iterator[TextAbout]:
    for plan in leavings_of(person, scope.contacts):
        yield from _one(f"{LEAVING}{plan.pk}", plan, plan.noted_on, plan.words, (), others)
    for row in takeovers_with(person, scope.contacts):
        yield from _one(f"{TAKEOVER}{row.pk}", row.leaving, row.on or row.leaving.noted_on, row.role, (), others)


def _one(key: str, row: Any, on: date, said: str, company: Iterable[str], others: Others) -> Iterator[TextAbout]:
    if said:
        proposed = others.taken_out(said, company)
        yield TextAbout(key, on, row.network.name, _kind(row), proposed, proposed != said)


def _kind(row: Any) -> str:
    """Of evidence in words; that of a contact is a word already."""
    return str(row.get_kind_display()) if isinstance(row, Evidence) else getattr(row, "kind", "")


def _names(company: dict[int, str], person: Person) -> list[str]:
    return [name for key, name in company.items() if key != person.pk]


def _joined(*texts: str) -> str:
    return "\n".join(filter(None, texts))
