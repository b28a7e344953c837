"""Contacts as somebody may see them: the director all, everybody else what they noted or took part in (TRUST §1)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import now

from draagvlak.basics.built import HOLE, any_of, listed_keys, objects_of, rows_of
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import SentForm, User
from draagvlak.capabilities.network.models import Contact, Network, NoteDraft, Participation, Person
from draagvlak.capabilities.network.queries import day_of, members
from draagvlak.capabilities.network.queries.kinds import all_kinds
from draagvlak.capabilities.network.queries.roll import roll_of
from draagvlak.capabilities.network.queries.standing import kinds_at, person_of
from draagvlak.capabilities.network.readers.lines import Known, Understood, read_line, words_for_names

KNOWS_MEMBERS = {RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR, RoleKind.COLLEAGUE}
PAGE = 50
MOST_COUNTED, MOST_FOUND = 10_000, 1000
FEW, MOST_VAGUE = 100, 100  # people; contacts of more people than that
NEAR = 1000  # contacts
SHORT = 3  # letters
TAKEN_BACK_WITHIN = timedelta(hours=24)


@dataclass(frozen=True)
class Wanted:
    """Which contacts are looked for; what is empty asks nothing. `who` is part of a name."""

    who: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""


def contacts_for(user: User, network: Network) -> QuerySet[Contact]:
    """What `user` may see, newest first."""
    rows = Contact.objects.filter(network=network)
    if RoleKind.DIRECTOR in kinds_at(user, network):
        return rows
    took_part = Participation.objects.filter(contact=OuterRef("pk"), person__account=user)
    return rows.filter(Q(noted_by=user) | Q(Exists(took_part)))


def changeable_by(user: User, network: Network) -> QuerySet[Contact]:
    """What `user` may change or take away: the director all, everybody else what they noted. What a meeting made is
    changed with that meeting.
    """
    rows = Contact.objects.filter(network=network, meeting=None)
    return rows if RoleKind.DIRECTOR in kinds_at(user, network) else rows.filter(noted_by=user)


def with_people(rows: QuerySet[Contact]) -> QuerySet[Contact]:
    """With who was there, as `present` (participations with their person), in one query more."""
    present = Participation.objects.select_related("person").order_by("pk")
    return rows.prefetch_related(Prefetch("participations", present, to_attr="present"))


class Found(NamedTuple):
    """Contacts that were looked for, newest first, and as how many of them a page counts: all where it is None. Those
    alone where any of `people` (keys) was, where they are given.
    """

    rows: QuerySet[Contact]
    most: int | None = None
    people: frozenset[int] | None = None

    def keys(self) -> list[int]:
        """Of a search: one more than a page counts, where there are so many. Three queries at most."""
        if self.people is None:
            return list(self.rows.values_list("pk", flat=True)[: (self.most or 0) + 1])
        return _newest_with(self.people, self.rows, self.most or 0)


def found(rows: QuerySet[Contact], wanted: Wanted, network: Network) -> Found:
    if wanted == Wanted():
        return Found(rows)
    most, people = MOST_FOUND, []
    if wanted.who:
        people = roll_of(network).called(wanted.who)
        if len(people) > FEW:
            most = MOST_VAGUE
        else:
            rows = rows.filter(_with_any_of(people))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.since:
        rows = rows.filter(happened_on__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(happened_on__lte=wanted.until)
    if wanted.text:
        rows = rows.filter(Q(subject__icontains=wanted.text) | Q(note__icontains=wanted.text))
    return Found(rows, most, frozenset(people) if len(people) > FEW else None)


def _with_any_of(people: Iterable[int]) -> Q:
    there = Participation.objects.filter(person__in=any_of(listed_keys(people)))
    return Q(pk__in=there.order_by().values("contact"))


def _newest_with(people: Collection[int], rows: QuerySet[Contact], most: int) -> list[int]:
    """So many people were at many contacts: among the newest ones there are soon enough, and the others need not be
    gathered and sorted.
    """
    newest = list(rows.values_list("pk", flat=True)[:NEAR])
    there = {contact for contact, person in rows_of("present", _present, listed_keys(newest)) if person in people}
    keys = [key for key in newest if key in there]
    if len(keys) > most or len(newest) < NEAR:
        return keys[: most + 1]
    return list(rows.filter(_with_any_of(people)).values_list("pk", flat=True)[: most + 1])


def _present() -> QuerySet[Any, Any]:
    rows = Participation.objects.filter(contact__in=any_of(HOLE)).order_by()
    return rows.values_list("contact_id", "person_id")


class Listed(NamedTuple):
    """A contact as the list shows it, with the names of who was there."""

    key: int
    on: date
    kind: str
    subject: str
    names: list[str]


class Counted(Paginator):  # type: ignore[type-arg]
    """Counts no further than `most`: of more, that many can be leafed through."""

    most = MOST_COUNTED

    @cached_property
    def count(self) -> int:
        some: Any = self.object_list
        counted = len(some) if isinstance(some, list) else some.order_by().values("pk")[: self.most + 1].count()
        self.is_cut = counted > self.most
        return min(counted, self.most)


def page_of_contacts(found: Found, number: str | None) -> Page[Any]:
    """The page asked for, or the nearest there is, of contacts as `Listed`, newest first. In three queries."""
    columns = ("pk", "happened_on", "kind", "subject")
    if found.most is not None:  # looked for once, as many as are counted
        pages = Counted(found.keys(), PAGE)
        pages.most = found.most
        page = pages.get_page(number)
        some = Contact.objects.filter(pk__in=any_of(HOLE)).values_list(*columns)
        rows: list[Any] = rows_of("contacts listed", lambda: some, listed_keys(page.object_list))
    else:
        page = Counted(found.rows.values_list(*columns), PAGE).get_page(number)
        rows = list(page.object_list)
    names: dict[int, list[str]] = {row[0]: [] for row in rows}
    for contact, name in rows_of("who was there", _there, listed_keys(names)):
        names[contact].append(name)
    page.object_list = [Listed(key, on, kind, subject, names[key]) for key, on, kind, subject in rows]
    return page


def _there() -> QuerySet[Any, Any]:
    present = Participation.objects.filter(contact__in=any_of(HOLE)).order_by("pk")
    return present.values_list("contact_id", "person__name")


def kinds_of(user: User, network: Network) -> list[str]:
    """The kinds that stand with the contacts that `user` may see, by word."""
    if RoleKind.DIRECTOR in kinds_at(user, network):
        return all_kinds(network)
    rows = contacts_for(user, network).exclude(kind="")
    return list(rows.order_by("kind").values_list("kind", flat=True).distinct())


def contact_at(user: User, network: Network, key: int) -> Contact | None:
    return with_people(contacts_for(user, network)).filter(pk=key).first()


def may_be_taken_back(user: User, contact: Contact) -> bool:
    """Whether it still is as `user` noted it less than a day ago: then all that came with it can go."""
    is_new = contact.noted_at is not None and contact.noted_at > now() - TAKEN_BACK_WITHIN
    return is_new and contact.noted_by_id == user.pk and contact.version == 1


def oneself(user: User, network: Network) -> Person | None:
    """Who `user` is among the people; a director without a link, the one whom the network names as director."""
    linked = person_of(user)
    if linked is None and RoleKind.DIRECTOR in kinds_at(user, network):
        return network.director
    return linked


def nameable(user: User, network: Network, among: Collection[int] | None = None, line: str = "") -> list[Known]:
    """Whom `user` may name: every member, for who may read people; for others who was at a contact of their own.

    Of those only the keys `among`, where given; only who is called by a word of `line`, where there is one.
    """
    rows: Any
    if KNOWS_MEMBERS.isdisjoint(kinds_at(user, network)):
        theirs = contacts_for(user, network).values("pk")
        people = Person.objects.filter(Q(participations__contact__in=theirs) | Q(account=user)).distinct()
        rows, before, key = people.order_by("pk"), "", "pk"
    else:
        rows, before, key = members(network).order_by("pk"), "person__", "person_id"
    if among is not None:
        rows = rows.filter(**{f"{key}__in": list(among)})
    if line:
        rows = rows.filter(_named_in(line, before))
    return [Known(*row) for row in dict.fromkeys(rows.values_list(key, f"{before}name", f"{before}known_as"))]


def _named_in(line: str, before: str) -> Q:
    """That a name holds a word of `line`: a short one at the beginning of a word."""
    wanted = Q(pk=None)
    for word in dict.fromkeys(words_for_names(line)):
        for part in (f"{before}name", f"{before}known_as"):
            if len(word) > SHORT:
                wanted |= Q(**{f"{part}__icontains": word})
            else:
                wanted |= Q(**{f"{part}__istartswith": word}) | Q(**{f"{part}__icontains": f" {word}"})
    return wanted


def described(keys: set[int]) -> dict[int, str]:
    """Names with the organisation or function by which one tells people of one name apart."""
    rows = Person.objects.filter(pk__in=keys).values_list("pk", "name", "organisation", "function")
    return {pk: f"{name} ({place or function})" if place or function else name for pk, name, place, function in rows}


def understand(network: Network, line: str, typed_on: date | None, people: list[Known]) -> Understood:
    """What a line says that was typed on a day (None: today)."""
    today = day_of(network)
    return read_line(line, min(typed_on or today, today), people)


def contact_of_form(user: User, key: str) -> int | None:
    """The key of the contact that `user` made by the form with this key; None where it made none."""
    made = SentForm.objects.filter(user=user, key=key).values_list("made", flat=True).first() if key else None
    kind, _, number = (made or "").partition(" ")
    return int(number) if kind == "network.contact" else None


def drafts_of(user: User, network: Network) -> QuerySet[NoteDraft]:
    """What `user` typed and still has to confirm, oldest first."""
    return NoteDraft.objects.filter(owner=user, network=network)


def waiting_of(user: User, network: Network) -> list[NoteDraft]:
    """The same, read."""
    return objects_of(("waiting", user.pk, network.pk), NoteDraft, lambda: drafts_of(user, network))
