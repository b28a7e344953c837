"""A quote stands where its voice agreed to it; taken back it is gone from every page, paper, feed and file at once."""

import zlib

import pytest

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.consents.actions.taking_back import take_back
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.models import Ask
from draagvlak.capabilities.consents.queries.quotable import all_quotes, quotes
from draagvlak.capabilities.consents.queries.weaving import quotes_for_weaving
from tests.capabilities.consents.everywhere import (
    NEEDLE,
    Route,
    file,
    in_the_database,
    on_disk,
    page,
    world_in,
)
from tests.capabilities.policy.conftest import DAY

pytestmark = pytest.mark.django_db

# What must be there for a route to show it: functions that take the world and lay something in it.
PLANTED: list = []
# A line for each place where a quote can stand.
ROUTES: list[Route] = [
    page("colleague", "consents:list"),
    page("leader", "consents:list"),
    page("politician", "consents:list", zoek="zwaluwnest"),
    page("storyteller", "consents:list"),
    page("storyteller", "consents:list", stand="yes"),
    page("director", "consents:voice", lambda world: world.fragment.voice_id),
    page("director", "privacy:log", shows=False, in_network=False),
    file("gate to all", lambda world: str([all_quotes(world.network, use, DAY) for use in Use]).encode()),
    file("gate", lambda world: str(quotes(world.network, [world.fragment.pk], "public", DAY)).encode()),
    file("for weaving", lambda world: str(quotes_for_weaving(world.work.user, world.network)).encode()),
]
TOKEN = "the-secret-of-the-voice"


@pytest.fixture
def world(work):
    found = world_in(work, PLANTED)
    asked = {"participant": found.fragment.voice, "token_hash": hash_of(TOKEN), "asked_on": DAY, "until": DAY}
    Ask.objects.create(authority=work.authority, network=work.network, **asked)
    return found


def where_it_stands(world):
    return {route.name for route in ROUTES if NEEDLE in route.look(world)}


def test_gone_from_everywhere_at_once_with_one_tap(world):
    assert where_it_stands(world) == {route.name for route in ROUTES if route.shows}
    assert (in_the_database(), on_disk()) == (set(), [])
    take_back(TOKEN)
    assert where_it_stands(world) == set()
    assert (in_the_database(), on_disk()) == (set(), [])


def test_what_looks_for_it_would_find_it(world, settings, tmp_path):
    """That nothing was found says something only where there is something that could be."""
    settings.STATE = tmp_path
    (tmp_path / "card.png").write_bytes(f"…{NEEDLE}…".encode())
    (tmp_path / "kept.djcache").write_bytes(zlib.compress(f"…{NEEDLE}…".encode()))
    type(world.network).objects.filter(pk=world.network.pk).update(name=f"Netwerk met {NEEDLE}")
    assert sorted(on_disk()) == ["card.png", "kept.djcache"]
    assert in_the_database() == {"network_network.name"}
