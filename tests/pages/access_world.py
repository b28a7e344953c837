"""The world in which every address is asked: who asks, and what lies there that not everybody may see.

Three places: a network of Voorbeeldgem, a second network beside it, and another municipality. In each lies one of
everything, and in everything a text that stands nowhere else. `SECRETS` says, as TRUST §1 does, who may ever read it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from time import time
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.test import Client, override_settings
from django.utils.timezone import now

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Invitation, Role, User
from draagvlak.capabilities.accounts.queries import must_have_second_factor
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.demo.actions import load_demo
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network import models as rows
from draagvlak.capabilities.network.actions.merging import merge_people
from draagvlak.capabilities.network.actions.people import Version
from draagvlak.capabilities.privacy.models import RightsRequest
from draagvlak.capabilities.support import models as ledger
from draagvlak.pages.shared.last import LAST
from draagvlak.wiring.guards import SEEN
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, UserFactory, in_two_steps
from tests.pages import access_balance, access_competences, access_ideas, access_rooms, access_surveys
from tests.pages.access_files import list_upload, plan_upload, plans

DAY = date(2026, 11, 20)
KINDS = {
    "ma": RoleKind.ADMINISTRATOR,
    "cg": RoleKind.COLLEAGUE,
    "pm": RoleKind.PARTNER,
    "ex": RoleKind.EXPERIENCE,
    "st": RoleKind.STORYTELLER,
    "lm": RoleKind.LEADER,
    "po": RoleKind.POLITICIAN,
}
WITH_MEETING = ("pm", "ex", "st", "lm", "po")
IN_NETWORK = ("ma", "nd", "cg", "pm", "ex", "st", "lm", "po")
# What lies in a place, and who of it may read it: TRUST §1, read for somebody whom it does not concern.
SECRETS = {
    "note": ("nd",),
    "subject": ("nd",),
    "notedbycg": ("nd", "cg"),
    "notedbypm": ("nd", "pm"),
    "draftline": ("nd",),
    "person": ("ma", "nd", "cg"),
    "before": ("ma", "nd"),
    "workmail": ("ma", "nd", "cg"),
    "poormail": ("ma", "nd"),
    "organisation": IN_NETWORK,
    "closedtitle": ("ma", "nd", "cg"),
    "closeddecision": ("ma", "nd", "cg"),
    "owndecision": IN_NETWORK,
    "inspiration": ("nd",),
    "cameofit": ("nd",),
    "file": ("nd",),
    "invited": ("ma", "nd"),
    "account": ("ma", "nd", "lm"),
    "tokenhash": (),
    "ofbody": ("ma", "nd", "cg", "lm", "po"),
    "office": ("ma", "nd", "cg"),
    "named": ("ma", "nd"),
    "source": ("ma", "nd"),
    "filed": ("ma", "nd"),
    "step": ("ma", "nd"),
    "cameofstep": ("ma", "nd"),
    "taken": ("ma", "nd"),
    "askedmail": ("nd",),
    "groupname": ("nd",),
    "remark": ("nd",),
    "shownremark": ("ma", "nd", "cg", "pm", "ex", "lm", "po"),
    "giveback": ("nd",),
    "planned": ("ma", "nd", "cg", "pm", "ex", "lm", "po"),
    "planfile": ("nd", "cg", "lm"),
}
SECRETS |= access_rooms.SECRETS
PHONES = {"own": "499123401", "beside": "499123402", "elsewhere": "499123403"}
# What stands in an address wherever it leads.
ALWAYS = {"step": "bestaat-niet", "layer": "political", "kind": "access", "format": "json", "ending": "docx"}
ALWAYS |= access_rooms.VALUES
# What a library asks in an address, that stands for nothing here.
OF_LIBRARIES = {"provider_id": "own", "uidb36": "1", "key": "nothing", "pk": 2**40, "session": 2**40}
# Shown to somebody today; a page that shows another adds it here.
SHOWN = {"note", "notedbycg", "notedbypm", "draftline", "person", "subject", "organisation", "file", "workmail"}
SHOWN |= {"askedmail", "groupname", "ofbody", "office", "named", "source", "filed", "step", *access_ideas.SECRETS}
SHOWN |= {"closedtitle", "closeddecision", "owndecision", "remark", "shownremark", "giveback"}
SHOWN |= {"planned", "planfile"} | access_rooms.SHOWN


def secret(what: str, place: str) -> str:
    return f"zwx{what}{place}zq"


@dataclass
class World:
    """`values`: for each place, what stands in an address; `may`: for each secret, who (a column) may read it."""

    clients: dict[str, dict[str, str]] = field(default_factory=dict)
    users: dict[str, User | None] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    may: dict[str, set[str]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    network: Any = None
    followed: set[tuple[str, str]] = field(default_factory=set)
    requests: int = 0
    looked: int = 0


@contextmanager
def world() -> Iterator[World]:
    """Built in a transaction that is taken back after the block."""
    with override_settings(DEMO=False), transaction.atomic():
        yield _built()
        transaction.set_rollback(True)


def _built() -> World:
    made = World(network=(network := load_demo()))
    home, other = network.authority, AuthorityFactory(name="Elders", slug="elders")
    lies = User.objects.get(email="lies@voorbeeldgem.example")
    Role.objects.filter(user=lies, kind=RoleKind.STORYTELLER).delete()  # who directs, here does nothing else
    with inside(home):
        names = [one.person.name for one in rows.Membership.objects.filter(network=network).select_related("person")]
        beside = NetworkFactory(authority=home, slug="tweede-netwerk")
        director = SeatFactory(network=beside).role.user
    stranger = DirectorFactory(authority=other)
    with inside(other):
        elsewhere = SeatFactory(network__authority=other, network__slug="netwerk-elders", role=stranger).network
    made.users = {"anyone": None, "stranger": stranger.user, "nd": lies, "nd2": director}
    made.users["pa"] = UserFactory(keeps_installation=True)
    made.users |= {key: _with_role(home, network, key) for key in KINDS}
    for place, where, whose in (
        ("own", network, "nd"),
        ("beside", beside, "nd2"),
        ("elsewhere", elsewhere, "stranger"),
    ):
        with inside(where.authority):
            made.values[place] = _lie_there(place, where, made.users, whose)
        _who_may(made, place, whose)
        access_rooms.may_read(made, place, secret)
    made.may |= {name.lower(): {"ma", "nd", "cg"} for name in names if name.isascii() and " " in name}
    with inside(home):
        refresh_report(lies, home, network)
    last = {"stranger": elsewhere, "nd2": beside}
    made.clients = {key: _signed_in(user, last.get(key, network)) for key, user in made.users.items()}
    return made


def _with_role(authority: Authority, network: Any, key: str) -> User:
    user = UserFactory(email=f"{secret('account', 'own') if key == 'lm' else key}@voorbeeldgem.example")
    role = Role.objects.create(user=user, authority=authority, kind=KINDS[key])
    if key != "ma":
        with inside(authority):
            rows.Seat.objects.create(authority=authority, role=role, network=network)
    return user


def _who_may(made: World, place: str, whose: str) -> None:
    columns = {"nd": whose}
    if place != "elsewhere":
        columns["ma"] = "ma"
    if place == "own":
        columns |= {key: key for key in KINDS}
    for what, roles in SECRETS.items():
        made.may[secret(what, place)] = {columns[role] for role in roles if role in columns}
    made.may[PHONES[place]] = {columns[role] for role in ("ma", "nd") if role in columns}


def _signed_in(user: User | None, last: Any) -> dict[str, str]:
    """The cookies of somebody who signed in, in two steps where that is asked; and who already saw a page, of the
    network `last`, as each request is taken back and would be the first again, which is a write.
    """
    if user is None:
        return {}
    if must_have_second_factor(user):
        in_two_steps(user)
    client = Client()
    client.force_login(user)
    session = client.session
    session[SEEN] = int(time()) + 3600
    if not user.keeps_installation:
        session[LAST] = [last.authority.slug, last.slug]
    session.save()
    return {name: morsel.value for name, morsel in client.cookies.items()}


def _lie_there(place: str, network: Any, users: dict[str, Any], whose: str) -> dict[str, Any]:
    """One of everything, in `network`; gives what stands in the address of each."""
    at = {"authority": network.authority}
    here = {**at, "network": network}
    user = users[whose]
    people = _people(place, here, at)
    organisation, named = _organisations(place, here, at)
    access_balance.lie_there(place, here, users, whose, secret)
    found = {
        **people,
        **_contacts(place, here, users, whose, people),
        **_meetings(place, here, at, users),
        "organisation": organisation,
        "partnering": organisation.partnering_set.get(),
        "inspiration": _inspiration(place, here, user),
        "joining": _joined(network, named),
        "merging": _merged(place, network, user, people["person"]),
        "decision": rows.ImpactDecision.objects.create(decided_on=DAY, body="College", recorded_by=user, **at),
        "batch": rows.Batch.objects.create(**here),
        **_accounts(place, here, at, user),
        **access_surveys.open_one(place, network, secret),
        **_support(place, here, at, people["person"]),
        **access_surveys.closed_one(place, here, at, secret),
        **access_rooms.lie_there(place, here, user, people["person"], secret),
        **plans(place, network, secret("planned", place)),
        "share": rows.Share.objects.create(
            partnership=AuthorityFactory(kind="partnership"), what="report", since=DAY - timedelta(days=400), **here
        ),
        "asked": _asked(people["person"], at),
    }
    values = {name: row.pk for name, row in found.items()} | access_ideas.lie_there(
        place, user, found["action"], secret
    )
    return values | {
        "authority": network.authority.slug,
        "network": network.slug,
        "token": list_upload(network, user, secret("file", place)).token,
        "brought": plan_upload(network, user, secret("planfile", place)).token,
        "name": named.name,
        "opens": f"opens {place}",
        "secret": f"story {place}",
        "story_link": f"woven {place}",
        "quotes_link": f"quotes {place}",
        "place": network.authority.slug,
        **access_competences.lie_there(place, network, users, people["person"], secret),
        **ALWAYS,
        **OF_LIBRARIES,
    }


def _organisations(place: str, here: Any, at: Any) -> tuple[Any, Any]:
    """In an address stands one whose name is no secret: where to sign in, an address is told to whoever asked it."""
    both = [
        rows.Organisation.objects.create(name=name, **at)
        for name in (secret("organisation", place), f"Kringwinkel {place}")
    ]
    for one in both:
        rows.Partnering.objects.create(organisation=one, **here)
    return both[0], both[1]


def _asked(person: Any, at: Any) -> Any:
    return RightsRequest.objects.create(person=person, kind="access", received_on=DAY, due_on=DAY, **at)


def _inspiration(place: str, here: Any, user: Any) -> Any:
    texts = {"text": secret("inspiration", place), "came_of_it": secret("cameofit", place)}
    return rows.Inspiration.objects.create(owner=user, noted_on=DAY, **texts, **here)


def _merged(place: str, network: Any, user: User, kept: Any) -> Any:
    """That two people of the network became one."""
    taken = rows.Person.objects.create(name=secret("taken", place), authority=network.authority)
    rows.Membership.objects.create(person=taken, network=network, authority=network.authority)
    versions = (Version(one.pk, one.version) for one in (kept, taken))
    return merge_people(user, network.authority, network, *versions)


def _joined(network: Any, kept: Any) -> Any:
    """That two organisations became one."""
    taken = {"other": None, "moved": {"changed": [], "removed": []}, "was": {}, "became": {"name": "Kringloper"}}
    none: dict[str, Any] = {
        "belonged": [],
        "belongs": [],
        "people": {"network.person": [[], []], "network.position": [[], []]},
    }
    return rows.Joining.objects.create(kept=kept, taken=taken | none, authority=network.authority)


def _people(place: str, here: Any, at: Any) -> dict[str, Any]:
    known = {"organisation": secret("organisation", place), "function": "medewerker", **at}
    person = rows.Person(name=secret("before", place), email=f"{secret('workmail', place)}@geheim.example", **known)
    person.save()
    person.name = secret("person", place)
    person.save()
    poor = rows.Person.objects.create(
        name=f"Poor {place}",
        email=f"{secret('poormail', place)}@geheim.example",
        phone=f"+32{PHONES[place]}",
        contact_consent_on=DAY,
        **at,
    )
    first = rows.Membership.objects.create(person=person, layers=["colleague"], **here)
    rows.Membership.objects.create(person=poor, layers=["people_in_poverty"], **here)
    position = rows.Position.objects.create(person=person, function="vroeger", **at)
    return {"person": person, "membership": first, "position": position}


def _contacts(place: str, here: Any, users: Any, whose: str, people: Any) -> dict[str, Any]:
    """One that only the director may read, and in one's own network one that each of two others noted: the member of
    a partner organisation with somebody who is nobody's secret. And a line that its writer has still to confirm.
    """

    at = {"authority": here["authority"]}

    def noted(text: str, subject: str = "", by: Any = None, person: Any = people["person"]) -> Any:
        mark = secret(text, place)[:32]
        contact = rows.Contact.objects.create(
            happened_on=DAY, note=secret(text, place), subject=subject, noted_by=by, fingerprint=mark, **here
        )
        rows.Participation.objects.create(contact=contact, person=person, **at)
        return contact

    contact = noted("note", secret("subject", place))
    if place == "own":
        noted("notedbycg", by=users["cg"])
        noted("notedbypm", by=users["pm"], person=rows.Person.objects.create(name="Known to pm", **at))
    draft = rows.NoteDraft.objects.create(owner=users[whose], line=secret("draftline", place), typed_on=DAY, **here)
    return {"contact": contact, "draft": draft}


def _meetings(place: str, here: Any, at: Any, users: Any) -> dict[str, Any]:
    begins = now() - timedelta(days=4)
    times = {"starts_at": begins, "ends_at": begins + timedelta(hours=1)}
    series = rows.Series.objects.create(rule="FREQ=MONTHLY", starts_at=begins, **here)
    closed = rows.Meeting.objects.create(
        title=secret("closedtitle", place),
        decisions=secret("closeddecision", place),
        uid=f"closed-{place}",
        series=series,
        **times,
        **here,
    )
    own = rows.Meeting.objects.create(
        title="Overleg", decisions=secret("owndecision", place), uid=f"own-{place}", **times, **here
    )
    for key in WITH_MEETING if place == "own" else ():
        person = rows.Person.objects.create(name=f"Account {key}", account=users[key], **at)
        rows.Membership.objects.create(person=person, layers=[access_ideas.STANDS_IN[key]], **here)
        rows.Attendance.objects.create(meeting=own, person=person, **at)
    return {"series": series, "meeting": closed}


def _support(place: str, here: Any, at: Any, person: Any) -> dict[str, Any]:
    """Evidence that only a body is named in, evidence by name, with a file, and a step."""
    said = {"layer": "political", "kind": "budget", "on": DAY, **here}
    body = ledger.Body.objects.create(layer="political", kind="college", name=f"College {place}", **here)
    office = ledger.Office.objects.create(body=body, person=person, function=secret("office", place), **at)
    ledger.Evidence.objects.create(body=body, text=secret("ofbody", place), **said)
    named = ledger.Evidence.objects.create(
        person=person, text=secret("named", place), source=secret("source", place), names_someone=True, **said
    )
    file = b"\x89PNG\r\n\x1a\n" + secret("filed", place).encode()
    ledger.EvidenceFile.objects.create(evidence=named, name="x.png", kind="png", size=len(file), content=file, **at)
    words = {"words": secret("step", place), "result": secret("cameofstep", place)}
    step = ledger.Step.objects.create(layer="political", person=person, **words, **here)
    return {"body": body, "office": office, "evidence": named, "planned": step}


def _accounts(place: str, here: Any, at: Any, user: User) -> dict[str, Any]:
    """Somebody else with a role there, an invitation, and a calendar's secret address."""
    seat = SeatFactory(network=here["network"], role__kind=RoleKind.COLLEAGUE)
    invitation = Invitation.objects.create(
        email=f"{secret('invited', place)}@geheim.example",
        kind=RoleKind.COLLEAGUE,
        token_hash=secret("tokenhash", place),
        invited_by=user,
        expires_at=now() + timedelta(days=3),
        **at,
    )
    rows.InvitedTo.objects.create(invitation=invitation, **here)
    feed = rows.CalendarFeed.objects.create(user=user, token_hash=sha256(f"feed {place}".encode()).hexdigest(), **here)
    return {"seat": seat, "role": seat.role, "invitation": invitation, "feed": feed}


def nowhere(values: dict[str, Any], *names: str) -> dict[str, Any]:
    """`values` with something that is not there for each of `names`."""
    return values | {
        name: "bestaat-niet" if isinstance(values[name], str) else 0 if isinstance(values[name], int) else uuid4()
        for name in names
    }
