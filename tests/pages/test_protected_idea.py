"""Nobody but its owner and whom they let in can tell that a closed idea exists, by any route; nor that somebody said
something of themselves.

One is planted with a word of its own in each of its texts, and with all that may lie with an idea. Then every address
is asked by everybody who is not in on it, as a page, as a part, and with its words in every field to search by. What
comes back holds none of its words and keys, and is, byte for byte, what comes back where the idea is not there. That is
asked again wherever one of the tables was looked into that hold it: else the answer can't depend on it. With it lies
all that its guest says of their own competences: levels, wishes, questions with their answers, what they allow.
"""

import re
import zipfile
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.urls import reverse
from django.utils.timezone import now

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import SentForm
from draagvlak.capabilities.ideas import models
from draagvlak.capabilities.ideas.queries.seeing import visible_ideas
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.policy.models import Action
from tests.factories.ideas import let_in, with_role
from tests.factories.people import add_someone
from tests.pages.access_competences import say_all_of_oneself
from tests.pages.access_walk import COLUMNS, FEWER, PAGES, SAYS, Asking, everything_in, world
from tests.pages.access_world import DAY

__all__ = ["world"]
pytestmark = pytest.mark.django_db
ON_POSTGRESQL = connection.vendor == "postgresql"
AS_PARTS = {"ma", "nd", "lm"}  # who asks for parts too, and searches: for others it is the same templates and gate
# By layer, who of those who ask stands there and so sees it once it is open to that layer.
STANDING = {
    "people_in_poverty": {"ex"},
    "association": set(),
    "partner_organisation": {"pm"},
    "colleague": {"nd", "cg"},
    "team_leader": set(),
    "management": {"lm"},
    "political": {"po"},
}
KEY, NOTE_KEY, TRY_KEY = (f"zwxprotected{what}zq" for what in ("idea", "note", "try"))
SOUGHT = "zwxsoughtzq"  # stands in each text too, and is what is looked for
WORD = "zwxprotected"  # begins each text
CHANGING = (  # what is another at each look
    rb'name="csrfmiddlewaretoken" value="[^"]*"',
    rb'name="(\w+-)?key" value="[^"]*"',
    rb'"X-CSRFToken": "[^"]*"',
    rb'"token": "[^"]*"',
    rb"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?[^<\"&, ]*",
    rb"\d\d:\d\d:\d\d",
    rb"DTSTAMP:\S+",
)


def text(what):
    return f"{WORD}{what}zq {SOUGHT} {what}"


@pytest.fixture(scope="module")
def keeper(world):
    """Who owns it and who was let in are there anyway: only the idea is not."""
    with inside(world.network.authority):
        owner, guest = with_role(world.network, "COLLEAGUE"), with_role(world.network, "PARTNER")
        add_someone(world.network, "Gast Vangelder", account=guest)
        return owner, guest


@contextmanager
def planted(world, keeper, *layers):
    """The idea, open to `layers`, with one of everything; gone after the block. Gives the tables that hold it."""
    hold = set()

    def noticed(execute, sql, *query):
        hold.update(re.findall(r'^(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) ("\w+")', sql))
        return execute(sql, *query)

    with transaction.atomic(), inside(world.network.authority):
        with connection.execute_wrapper(noticed):
            idea = _idea(world, *keeper)
            say_all_of_oneself(world.network, keeper[1], keeper[0], text)
            for layer in layers:
                models.Opening.objects.create(
                    authority=idea.authority, idea=idea, layer=layer, opened_on=DAY, seen_on=DAY, opened_by=keeper[0]
                )
        forget_what_was_shown()
        yield hold
        transaction.set_rollback(True)


def forget_what_was_shown():
    caches["default"].clear()
    if "template_fragments" in settings.CACHES:
        caches["template_fragments"].clear()


def _idea(world, owner, guest):
    network = Network.objects.get(pk=world.network.pk)
    whose, own = {"authority": network.authority}, world.values["own"]
    here = {"network": network, "owner": owner, "since": DAY, "stirred_on": DAY, **whose}
    idea = models.Idea.objects.create(
        key=KEY,
        title=text("title"),
        text=text("text"),
        reason=text("reason"),
        owner_person=Person.objects.get(pk=own["person"]),
        **here,
    )
    family = [models.Idea.objects.create(key=f"{KEY}{n}", title=text(f"family{n}"), **here) for n in range(2)]
    models.Descent.objects.create(parent=family[0], child=idea, on=DAY, **whose)
    models.Descent.objects.create(parent=idea, child=family[1], on=DAY, **whose)
    note = _laid(idea, whose | {"by": owner, "on": DAY})
    let_in(idea, guest)
    models.Warmth.objects.create(idea=idea, user=guest, on=DAY, **whose)
    tried = {"tried": text("tried"), "learned": text("learned"), "verdict": "turn", "by": owner, "began_on": DAY}
    models.Experiment.objects.create(idea=idea, key=TRY_KEY, **tried, **whose)
    gone = models.Experiment.objects.create(idea=idea, **tried, **whose)
    gone.delete()  # what its history keeps is counted for nobody
    action = Action.objects.get(pk=own["action"])
    models.IdeaAction.objects.create(idea=idea, action=action, since=DAY, by=owner, **whose)
    sent = SentForm.objects.create(user=owner, key="a-form-of-its-own", made=f"ideas.idea {idea.pk}", **whose)
    SentForm.objects.filter(pk=sent.pk).update(at=now() - timedelta(days=40))
    assert note.key == NOTE_KEY
    return idea


def _laid(idea, said):
    """A note of each kind; one of them goes along when it is opened. Gives the first."""
    kinds = (("note", NOTE_KEY, True), ("voice", f"{NOTE_KEY}v", False), ("picture", f"{NOTE_KEY}p", False))
    notes = [
        models.IdeaNote.objects.create(
            idea=idea, key=key, kind=kind, text=text(kind), said_by=text("voice")[:80], goes_along=goes_along, **said
        )
        for kind, key, goes_along in kinds
    ]
    picture = {"authority": idea.authority, "kind": "png"}
    content = b"\x89PNG\r\n\x1a\n" + text("picture").encode()
    models.IdeaPicture.objects.create(note=notes[-1], content=content, **picture)
    models.IdeaPicture.objects.create(note=None, content=content, left_on=DAY, **picture)
    return notes[0]


def addresses(world):
    """Every page that is asked by GET, at what lies in the network of the idea."""
    values = world.values["own"] | {"idea": KEY, "laid": NOTE_KEY, "experiment": TRY_KEY}
    for page in PAGES:
        if (page, "GET") in SAYS:
            yield page, reverse(page, kwargs={name: values[name] for name in PAGES[page]})


class Reading:
    """Asks all that may be asked; `told`: by who, how and where, what came back, and in how many queries; `rests`: to
    whom, how and where was answered with a look into one of the tables that `hold` the idea.
    """

    def __init__(self, world, hold=()):
        self.world, self.told, self.rests = world, {}, {}
        self.hold = re.compile("|".join(map(re.escape, hold)) or r"(?!)")

    def ask_all(self, roles):
        for page, address in addresses(self.world):
            asking = Asking(self.world, page)
            for role in roles:
                self._ask(asking, role, address)
        return self.told

    def ask_again(self, asked):
        forget_what_was_shown()
        for (role, address, is_part), page in asked.items():
            self._one(Asking(self.world, page), role, address, is_part)
        return self.told

    def _ask(self, asking, role, address):
        answer = self._one(asking, role, address)
        if answer.status_code != 200 or ON_POSTGRESQL or role not in AS_PARTS:
            return
        if "HX-Request" in answer.get("Vary", ""):
            self._one(asking, role, address, is_part=True)
        if answer["Content-Type"].startswith("text/html"):
            for name in fields_in(answer.told.decode()):
                self._one(asking, role, f"{address}?{name}={SOUGHT}")

    def _one(self, asking, role, address, is_part=False):
        asked = Counter()

        def counted(execute, sql, *query):
            asked["queries"] += 1
            asked["rests"] += bool(self.hold.search(sql))
            return execute(sql, *query)

        with connection.execute_wrapper(counted):
            answer = asking.ask_at(address, role, is_part=is_part)
        self.told[role, address, is_part] = answer.status_code, plain(answer), asked["queries"]
        if asked["rests"]:
            self.rests[role, address, is_part] = asking.page
        return answer


def fields_in(page):
    """The fields to search by: text in forms that only look."""
    found = set()
    for form in re.findall(r'<form[^>]*method="get".*?</form>', page, re.DOTALL):
        for tag in re.findall(r"<input[^>]*>", form):
            if re.search(r'type="(search|text)"', tag) and (name := re.search(r'name="([^"]+)"', tag)):
                found.add(name[1])
    return sorted(found)


def plain(answer):
    """All of an answer without what is another at each look."""
    number = answer["X-Request-Id"].encode()
    body = answer.told
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in sorted(packed.namelist()))
    elif body.startswith(b"%PDF"):
        body = everything_in(answer).rpartition(b"%%eof")[2]
    for shape in CHANGING:
        body = re.sub(shape, b"", body)
    headers = sorted(f"{name}: {value}" for name, value in answer.headers.items() if name not in LEFT_OUT)
    return body.replace(number, b"") + "\n".join(headers).encode()


LEFT_OUT = {"X-Request-Id", "Content-Length", "ETag", "Last-Modified", "Expires"}


def _without_address(said, address):
    """What is said besides the keys that stand in the address that was asked: where to sign in, it stands again."""
    for key in (KEY, NOTE_KEY, TRY_KEY):
        if key in address:
            said = said.replace(key.encode(), b"")
    return said.lower()


def _first_difference(one, other):
    """Of two answers: another status, another number of queries, or the first bytes from where they part."""
    if (one[0], one[2]) != (other[0], other[2]):
        return f"{one[0]} in {one[2]} queries, and {other[0]} in {other[2]}"
    place = next((n for n, pair in enumerate(zip(one[1], other[1], strict=False)) if pair[0] != pair[1]), 0)
    return one[1][max(place - 60, 0) : place + 60], other[1][max(place - 60, 0) : place + 60]


def test_a_closed_idea_leaves_no_trace(world, keeper, record_property):
    roles = sorted(FEWER) if not ON_POSTGRESQL else ("nd",)  # the one gate is asked as everybody in its own tests there
    with planted(world, keeper) as hold:
        assert [visible_ideas(user, world.network).filter(key=KEY).count() for user in keeper] == [1, 1]
        reading = Reading(world, hold)
        there = reading.ask_all(roles)
    named = [at for at, (_status, said, _asked) in there.items() if WORD.encode() in _without_address(said, at[1])]
    assert named == []
    without = Reading(world).ask_again(reading.rests)
    assert {page.partition(":")[0] for page in reading.rests.values()} >= {"ideas", "plan", "balance"}
    assert [(at, _first_difference(told, there[at])) for at, told in without.items() if there[at] != told] == []
    record_property("protected", [len(there) + len(without), len(dict(addresses(world))), len(roles)])


@pytest.mark.parametrize("layer", Layer.values)
def test_open_to_one_layer_it_is_there_for_that_layer_alone(world, keeper, layer):
    own = world.values["own"]
    at = {name: own[name] for name in ("authority", "network")}
    pages = {
        "ideas:list": reverse("ideas:list", kwargs=at),
        "ideas:idea": reverse("ideas:idea", kwargs=at | {"idea": KEY}),
    }
    seen = Counter()
    with planted(world, keeper, layer):
        for page, address in pages.items():
            for role in COLUMNS:
                told = everything_in(Asking(world, page).ask_at(address, role))
                if f"{WORD}titlezq".encode() in told:
                    seen[role] += 1
                assert f"{WORD}voicezq".encode() not in told  # it does not go along
                assert f"{WORD}family".encode() not in told
    assert seen == dict.fromkeys(STANDING[layer], 2)
