"""A world in which one quote stands wherever a quote can stand, and ways to look at each of these places.

Who makes a page, a paper, a feed or a file with quotes adds a line to ROUTES of test_withdrawn_everywhere, and to
PLANTED of everywhere_stories, where something must be there first: a story that quotes `world.fragment`.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
from django.conf import settings
from django.test import Client
from django.urls import reverse

from draagvlak.capabilities.consents.choices import Use
from tests.capabilities.privacy.planted import everywhere, readings
from tests.factories import SeatFactory, in_two_steps
from tests.factories.consents import agreed
from tests.factories.conversations import conversation_in, fragment_in, voice_in

NEEDLE = "een zwaluwnest onder de dakgoot"
BARE = NEEDLE.replace(" ", "")  # as it is looked for where it may be packed
TEXT = f"An zei: {NEEDLE}.\n"
# Where words are written down, for who harvests, until the last consent is taken back: nowhere else may they stand.
WHERE_THEY_WERE_SAID = ("conversations_fragment.", "conversations_historicalfragment.", "conversations_source.")


@dataclass
class World:
    """`fragment` says NEEDLE, and its voice agreed to every use. `made`: what was planted, by a name of its own."""

    work: Any
    fragment: Any
    made: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    @property
    def network(self) -> Any:
        return self.work.network

    def as_(self, kind: str) -> Client:
        """The browser of somebody with this role; "" for the public."""
        if kind not in self.clients:
            client = self.clients[kind] = Client()
            if kind:
                user = SeatFactory(network=self.network, role__kind=kind).role.user
                client.force_login(in_two_steps(user) if kind == "administrator" else user)
        return self.clients[kind]


def world_in(work: Any, planted: Iterable[Callable[[World], None]]) -> World:
    conversation = conversation_in(work.network, text=TEXT)
    fragment = fragment_in(conversation, NEEDLE, voice=voice_in(conversation))
    for use in Use:
        agreed(fragment, use.value)
    world = World(work, fragment)
    for plant in planted:
        plant(world)
    return world


@dataclass(frozen=True)
class Route:
    """A place where a quote can stand: `look` gives what can be read there, as text. `shows`: it does, while it may."""

    name: str
    look: Callable[[World], str]
    shows: bool = True


def page(kind: str, route: str, *more: Any, shows: bool = True, in_network: bool = True, **query: Any) -> Route:
    """What somebody with the role `kind` ("" for the public) gets at an address: a page, a feed, a PDF, an EPUB or any
    packed file. `more`: what the address names after authority and network, or functions of the world that give it.
    """

    def look(world: World) -> str:
        named = [part(world) if callable(part) else part for part in more]
        here = [world.work.authority.slug, *([world.network.slug] if in_network else []), *named]
        answer = world.as_(kind).get(reverse(route, args=here), query)
        if shows and answer.status_code == 404:  # gone with the words that it was there for
            return ""
        assert answer.status_code == 200, f"{route}: {answer.status_code}"
        found = text_of(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        assert NEEDLE not in found or is_soon_forgotten(answer), f"{route}: {answer.get('Cache-Control')}"
        return found

    said = " ".join(str(part) for part in more if not callable(part))
    return Route(f"{route} {said} {kind or 'public'} {query or ''}".strip(), look, shows)


def is_soon_forgotten(answer: Any) -> bool:
    """Nobody on the way, and no browser, keeps it for longer than a minute."""
    said = answer.get("Cache-Control", "")
    return "no-store" in said or any(part.strip() in ("max-age=60", "max-age=0") for part in said.split(","))


def file(name: str, made: Callable[[World], bytes], shows: bool = True) -> Route:
    """What a function gives, such as a signed file, or a paper that has no address."""
    return Route(name, lambda world: text_of(made(world)), shows)


def text_of(body: bytes) -> str:
    """As somebody reads it: out of a PDF, and out of every file of a packed one."""
    if body.startswith(b"%PDF"):
        return flat(" ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(body)).pages))
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return " ".join(text_of(packed.read(name)) for name in packed.namelist())
    return flat(body.decode("utf-8", "replace"))


def flat(text: str) -> str:
    return " ".join(text.split())


def in_the_database(but: tuple[str, ...] = ()) -> set[str]:
    """The columns in which the words stand, but for those that begin so."""
    return {column for column in everywhere((BARE,)) if not column.startswith(but)}


def on_disk() -> list[str]:
    """Files of the installation, its caches among them, in which the words stand, packed or not; the database is looked
    at apart.
    """
    files = (path for path in Path(settings.STATE).rglob("*") if path.is_file() and ".sqlite3" not in path.name)
    return [path.name for path in files if any(BARE in text for text in readings(path.read_bytes()))]
