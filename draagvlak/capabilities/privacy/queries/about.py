"""All that the installation holds of somebody in an authority, as JSON `draagvlak.person/1` (files/person.schema.json).

Whoever else is in it has no name here. `texts` are what was written, as somebody looked it through.
"""

from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate, localtime

from draagvlak.capabilities.accounts.models import AuditEntry, Role
from draagvlak.capabilities.alignment.queries.concerning import asked_of_person, contact_in
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.models import Holding, Offer
from draagvlak.capabilities.consents.queries.concerning import consents_of
from draagvlak.capabilities.conversations.queries.concerning import said_by_person
from draagvlak.capabilities.insights.models import ConversationAnswer, KeptMap, StoredReport
from draagvlak.capabilities.network.models import (
    Attendance,
    Contact,
    KnownTie,
    Membership,
    Merging,
    Network,
    Person,
    Position,
)
from draagvlak.capabilities.planning.models import Availability
from draagvlak.capabilities.privacy.models import Handing, RightsRequest
from draagvlak.capabilities.privacy.queries.called import called, said_in
from draagvlak.capabilities.privacy.queries.others import Others
from draagvlak.capabilities.privacy.queries.texts_about import (
    BEFORE,
    EVIDENCE,
    LEAVING,
    SAID_BEFORE,
    STEP,
    TAKEOVER,
    Scope,
)
from draagvlak.capabilities.succession.choices import Doing
from draagvlak.capabilities.succession.queries.concerning import leavings_of, takeovers_with
from draagvlak.capabilities.support.queries.concerning import evidence_about, offices_of, steps_about
from draagvlak.capabilities.weaving.queries.concerning import said_of

SCHEMA = "draagvlak.person/1"
TEXTS = ("name", "known_as", "function", "organisation", "municipality", "email", "phone")
DAYS = ("contact_consent_on", "parent_consent_on", "objected_on", "renewed_on")
Json = dict[str, Any]


def held_about(authority: Authority, person: Person, scope: Scope, texts: dict[str, str]) -> Json:
    """`texts`: by key (queries.texts_about), what is given of each text; one that is left out is not in it."""
    own_networks = {network.pk: network.name for network in Network.objects.filter(membership__person=person)}
    return {
        "schema": SCHEMA,
        "made_on": localdate().isoformat(),
        "authority": authority.name,
        "person": _person(person),
        "memberships": _memberships(person),
        "positions": [
            _plain(row, ("organisation", "function"), ("since", "until"))
            for row in Position.objects.filter(person=person)
        ],
        "contacts": _contacts(person, scope, texts),
        "meetings": _meetings(person, scope, texts),
        "offices": _offices(person),
        "network_roles": [
            {"network": row.role.network.name, "called": row.role.name, **_plain(row, (), ("since", "until"))}
            for row in Holding.objects.filter(person=person).select_related("role__network")
        ],
        "offered_roles": _offered(person),
        "evidence": _evidence(person, scope, texts),
        "steps": [
            {"network": row.network.name, **_plain(row, (), ("due", "done_on")), "text": texts.get(f"{STEP}{row.pk}")}
            for row in steps_about(person, scope.meetings)
        ],
        "asked_of": _asked_of(person),
        "contact_in": [_plain(row, (), ("since", "until")) for row in contact_in(person)],
        **_harvested(person),
        "succession": _succession(person, scope, texts),
        "texts_before": [{"text": text} for key, text in texts.items() if key.startswith((BEFORE, SAID_BEFORE))],
        "known_ties": _ties(person),
        "merged": [
            {"at": localtime(row.merged_at).isoformat(), "names": sorted(set(filter(None, said_in(row.taken))))}
            for row in Merging.objects.filter(kept=person)
        ],
        "conversations": _conversations(person),
        "said": _said(person),
        "measured": _measured(person),
        "on_map": _on_map(person),
        "history": _history(person),
        "requests": _requests(person),
        "availability": _availability(person),
        "archives": [
            {"at": localtime(row.made_at).isoformat(), "texts": row.texts, "left_out": row.left_out}
            for row in Handing.objects.filter(person=person)
        ],
        "account": _account(authority, person),
        "audit": _audit(person),
        "with_other_directors": sorted(name for pk, name in own_networks.items() if pk not in scope.contacts),
    }


def _availability(person: Person) -> list[Json]:
    rows = Availability.objects.filter(person=person)
    return [{"on": _day(row.said_on), "can": row.cells, "away": ["/".join(days) for days in row.away]} for row in rows]


def _plain(row: Any, texts: tuple[str, ...], days: tuple[str, ...]) -> Json:
    said = {part: getattr(row, part) for part in texts}
    return said | {part: _day(getattr(row, part)) for part in days}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _person(person: Person) -> Json:
    birthday = f"{person.birth_month:02}-{person.birth_day:02}" if person.birth_month and person.birth_day else None
    return {"id": person.pk, **_plain(person, TEXTS, DAYS), "birthday": birthday, "is_minor": person.is_minor}


def _memberships(person: Person) -> list[Json]:
    rows = Membership.objects.filter(person=person).select_related("network")
    return [{"network": row.network.name, "layers": row.layers, **_plain(row, (), ("since", "until"))} for row in rows]


def _offered(person: Person) -> list[Json]:
    """For which roles they were asked, and what they said. Who asked is not of them."""
    rows = Offer.objects.filter(person=person).select_related("role__network")
    return [
        {
            "network": row.role.network.name,
            "called": row.role.name,
            "asked_on": _day(row.made_on),
            "said": row.state,
            "answered_on": _day(row.answered_on),
        }
        for row in rows
    ]


def _asked_of(person: Person) -> list[Json]:
    rows = (row.request for row in asked_of_person(person))
    return [{"network": row.network.name, "on": row.asked_on.isoformat(), "about": row.topic} for row in rows]


def _harvested(person: Person) -> Json:
    """What came of conversations that they took part in."""
    return {"quotes": _quotes(person), "of_stories": _of_stories(person)}


def _quotes(person: Person) -> list[Json]:
    """For which uses their words were asked, and what they said. The words are with the conversation."""
    return [
        {
            "network": row.participant.conversation.network.name,
            "held_on": _day(row.participant.conversation.held_on),
            "use": row.use,
            "place": row.place,
            "agreed": row.answer,
            "how": row.how,
            "shown_as": row.name,
            **_plain(row, (), ("given_on", "until", "withdrawn_on")),
        }
        for row in consents_of(person)
    ]


def _of_stories(person: Person) -> list[Json]:
    """What they said of stories in which they are quoted, or that they got back, and what was done with it."""
    return [
        {
            "network": row.story.network.name,
            "held_on": _day(row.participant.conversation.held_on),
            "of_story": kind,
            "on": _day(row.on),
            "opinion": getattr(row, "answer", ""),
            **_plain(row, ("said",), ("said_on",)),
            **_plain(row, ("done_with_it",), ("done_on",)),
        }
        for kind, row in said_of(person)
    ]


def _offices(person: Person) -> list[Json]:
    return [{"body": row.body.name, **_plain(row, ("function",), ("since", "until"))} for row in offices_of(person)]


def _positions(person: Person) -> list[Json]:
    rows = Position.objects.filter(person=person)
    return [_plain(row, ("organisation", "function"), ("since", "until")) for row in rows]


def _contacts(person: Person, scope: Scope, texts: dict[str, str]) -> list[Json]:
    mine = Contact.objects.filter(participations__person=person, network__in=scope.contacts)
    return [
        {
            "on": row.happened_on.isoformat(),
            "network": row.network.name,
            "kind": row.kind,
            "text": texts.get(f"c{row.pk}"),
        }
        for row in mine.select_related("network")
    ]


def _meetings(person: Person, scope: Scope, texts: dict[str, str]) -> list[Json]:
    rows = Attendance.objects.filter(person=person, meeting__network__in=scope.meetings)
    return [
        {
            "at": localtime(row.meeting.starts_at).isoformat(),
            "network": row.meeting.network.name,
            "presence": row.answer,
            "text": texts.get(f"m{row.meeting_id}"),
        }
        for row in rows.select_related("meeting__network").order_by("-meeting__starts_at")
    ]


def _evidence(person: Person, scope: Scope, texts: dict[str, str]) -> list[Json]:
    return [
        {
            "network": row.network.name,
            "layer": row.layer,
            "sign": row.kind,
            **_plain(row, (), ("on", "until")),
            "has_file": row.has_file,
            "text": texts.get(f"{EVIDENCE}{row.pk}"),
        }
        for row in evidence_about(person, scope.meetings, called(person))
    ]


def _succession(person: Person, scope: Scope, texts: dict[str, str]) -> list[Json]:
    """That they leave or come in the place, and what goes over with them in it."""
    plans = [
        {
            "network": row.network.name,
            "doing": Doing.LEAVES if row.person_id == person.pk else Doing.SUCCEEDS,
            "stage": None,
            "on": _day(row.leaves_on),
            "text": texts.get(f"{LEAVING}{row.pk}"),
        }
        for row in leavings_of(person, scope.contacts)
    ]
    parts = (("person_id", Doing.IS_MET), ("successor_id", Doing.TAKES_OVER), ("introducer_id", Doing.INTRODUCES))
    return plans + [
        {
            "network": row.leaving.network.name,
            "doing": next(doing for column, doing in parts if getattr(row, column) == person.pk),
            "stage": row.stage,
            "on": _day(row.on),
            "text": texts.get(f"{TAKEOVER}{row.pk}"),
        }
        for row in takeovers_with(person, scope.contacts)
    ]


def _ties(person: Person) -> list[Json]:
    rows = KnownTie.objects.filter(Q(a=person) | Q(b=person)).select_related("network")
    return [{"network": row.network.name, "weight": row.weight} for row in rows]


def _conversations(person: Person) -> list[Json]:
    rows = ConversationAnswer.objects.filter(Q(a=person) | Q(b=person)).select_related("network")
    return [
        {"network": row.network.name, "answer": row.answer, **_plain(row, (), ("answered_on", "until"))} for row in rows
    ]


def _said(person: Person) -> list[Json]:
    """In which conversations they took part, and what was marked of what they said; nothing where `text` is None."""
    found = []
    for voice, words in said_by_person(person):
        talk = voice.conversation
        at = {"network": talk.network.name, "on": _day(talk.held_on), "known_as": voice.known_as, "layer": voice.layer}
        found += [{**at, "municipality": voice.municipality, "text": text} for text in words or [None]]
    return found


def _measured(person: Person) -> list[Json]:
    """Every sentence of a stored report that names the person."""
    names, found = called(person), []
    others = Others(person, names)
    for kept in StoredReport.objects.select_related("network"):
        report = kept.texts.get("nl") or {}
        for part, value in report.items():
            sentences = dict.fromkeys(text for text in _texts_in(value) if names.are_in(text) and " " in text.strip())
            for text in sentences:
                said = others.taken_out(text, ())
                found.append({"network": kept.network.name, "on": _day(kept.as_of), "part": part, "text": said})
    return found


def _texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts_in(one)]
    return [text for one in value for text in _texts_in(one)] if isinstance(value, list) else []


def _on_map(person: Person) -> list[Json]:
    found, key = [], str(person.pk)
    for kept in KeptMap.objects.filter(level="people").select_related("network"):
        for _key, x, y, state, ties, *_rest in (node for node in kept.nodes if node[0] == key):
            place = {"x": x, "y": y, "state": state, "ties": ties}
            found.append({"network": kept.network.name, "on": _day(kept.as_of), **place})
    return found


def _history(person: Person) -> list[Json]:
    """What stood in the rows of the person before, oldest first."""
    found = [
        {"at": localtime(row.history_date).isoformat(), "table": "person", **_plain(row, TEXTS, DAYS)}
        for row in Person.history.filter(id=person.pk).order_by("history_date", "history_id")
    ]
    members = Membership.history.filter(person_id=person.pk).order_by("history_date", "history_id")
    return found + [
        {
            "at": localtime(row.history_date).isoformat(),
            "table": "membership",
            "layers": row.layers,
            **_plain(row, (), ("since", "until")),
        }
        for row in members
    ]


def _requests(person: Person) -> list[Json]:
    mine = Q(person=person) | (Q(asked_by=person.account_id) if person.account_id else Q(pk=None))
    return [
        _plain(row, ("kind", "words", "outcome"), ("received_on", "due_on", "answered_on"))
        for row in RightsRequest.objects.filter(mine)
    ]


def _account(authority: Authority, person: Person) -> Json | None:
    account = person.account
    if account is None:
        return None
    roles = Role.objects.filter(user=account, authority=authority).prefetch_related("seats__network")
    return {
        "email": account.email,
        "first_name": account.first_name,
        "last_name": account.last_name,
        "joined": localtime(account.date_joined).isoformat(),
        "last_login": localtime(account.last_login).isoformat() if account.last_login else None,
        "roles": [
            {
                "kind": role.kind,
                **_plain(role, (), ("since", "until")),
                "networks": [seat.network.name for seat in role.seats.all()],
            }
            for role in roles
        ],
    }


def _audit(person: Person) -> list[Json]:
    """What was done with the row of the person, by whomever; and what they did themselves."""
    mine = Q(row=f"network.person {person.pk}")
    mine |= Q(user=person.account_id) if person.account_id else Q(pk=None)
    rows = AuditEntry.objects.filter(mine).order_by("at", "pk")
    account = person.account_id
    return [
        {"at": localtime(row.at).isoformat(), "what": row.what, "own": account is not None and row.user_id == account}
        for row in rows
    ]
