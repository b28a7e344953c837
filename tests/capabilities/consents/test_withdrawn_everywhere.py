"""A quote stands where its voice agreed to it; taken back it is gone from every page, paper, feed and file at once."""

import zlib

import pytest
from django.test import Client
from django.urls import reverse

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.consents.actions.taking_back import take_back
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.models import Ask
from draagvlak.capabilities.consents.queries.quotable import all_quotes, quotes
from draagvlak.capabilities.consents.queries.weaving import quotes_for_weaving
from tests.capabilities.consents.everywhere import (
    NEEDLE,
    WHERE_THEY_WERE_SAID,
    Route,
    file,
    in_the_database,
    on_disk,
    page,
    world_in,
)
from tests.capabilities.consents.everywhere_stories import (
    OTHERS,
    OWN,
    PLANTED,
    archive_of,
    board_paper,
    made,
    own_link,
    peer_looks,
    peer_reads,
    pictures_of_it,
    preview,
    shared_document,
    signed_file,
)
from tests.capabilities.policy.conftest import DAY

pytestmark = pytest.mark.django_db


def conversation(world):
    return world.fragment.conversation_id


def fragment(world):
    return world.fragment.pk


def voice(world):
    return world.fragment.voice_id


def link_of_the_voice(_world):
    return Client().get(reverse("consents:answer", args=[TOKEN])).content


def open_page(route, *more, shows=True):
    return page("", route, *more, shows=shows)


# A line for each place where a quote can stand. Without `shows` it never did: that nothing stands there is no proof.
ROUTES: list[Route] = [
    # where it was said, for who harvests; who said it sees their own
    page("storyteller", "conversations:one", conversation),
    page("director", "conversations:one", conversation),
    page("storyteller", "conversations:list", zoek="zwaluwnest"),
    page("storyteller", "conversations:text", conversation, made("source")),
    page("storyteller", "conversations:write", conversation, made("source")),
    page("storyteller", "conversations:mark", conversation, made("source")),
    page("storyteller", "conversations:mark", conversation, made("source"), van=0, tot=200),
    page("storyteller", "conversations:named", conversation, made("source"), shows=False),
    page("storyteller", "conversations:fragment", fragment),
    page("storyteller", "conversations:themes", shows=False),
    page("voice", "conversations:list"),
    # quotes and how they stand
    page("colleague", "consents:list"),
    page("leader", "consents:list"),
    page("politician", "consents:list", zoek="zwaluwnest"),
    page("storyteller", "consents:list"),
    page("storyteller", "consents:list", stand="yes"),
    page("director", "consents:voice", voice),
    page("storyteller", "consents:ask", voice),
    page("voice", "consents:mine"),
    file("link of the voice", link_of_the_voice),
    # stories: a text, its versions and its search hold references, never words
    page("leader", "weaving:list", shows=False),
    page("leader", "weaving:list", zoek="zwaluwnest", shows=False),
    page("storyteller", "weaving:list", zoek="zwaluwnest", shows=False),
    page("leader", "weaving:story", made("story")),
    page("storyteller", "weaving:story", made("story")),
    page("storyteller", "weaving:write", made("story")),
    file("preview of a text", preview),
    page("storyteller", "weaving:fragments", made("story"), woorden="zwaluwnest"),
    page("storyteller", "weaving:versions", made("story"), shows=False),
    page("storyteller", "weaving:compare", made("story"), shows=False),
    page("storyteller", "weaving:steps", made("story"), shows=False),
    page("storyteller", "weaving:review", made("story"), made("review"), shows=False),
    page("storyteller", "weaving:given", made("story"), made("given"), shows=False),
    page("storyteller", "weaving:links", made("story"), shows=False),
    file("own link", own_link(OWN)),
    file("link of somebody else", own_link(OTHERS)),
    # threads, themes and booklets
    page("leader", "booklets:threads", shows=False),
    page("leader", "booklets:thread", made("theme")),
    page("leader", "booklets:themes", shows=False),
    page("leader", "booklets:list", shows=False),
    page("leader", "booklets:booklet", made("booklet"), shows=False),
    page("leader", "booklets:read", made("booklet"), made("chapter")),
    page("storyteller", "booklets:choose", made("booklet"), shows=False),
    page("leader", "booklets:a5", made("booklet")),
    page("leader", "booklets:epub", made("booklet")),
    # everybody; pages and feeds name a story, its own page quotes
    open_page("public:page", shows=False),
    open_page("public:story", made("story")),
    open_page("public:embed", shows=False),
    open_page("public:rss", shows=False),
    open_page("public:atom", shows=False),
    open_page("public:calendar", shows=False),
    open_page("public:picture", made("story"), "kaart-breed", "svg"),
    open_page("public:picture", made("story"), "affiche-a4", "pdf"),
    page("director", "public:preview_story", made("story")),
    file("pictures of a story", pictures_of_it),
    file("sitemap", lambda _world: Client().get(reverse("public:sitemap")).content, shows=False),
    # what is told of it
    page("director", "visibility:plan", shows=False),
    page("director", "visibility:layer", "political", shows=False),
    page("director", "visibility:step", made("step"), shows=False),
    page("director", "visibility:board", shows=False),
    file("paper for the board", board_paper),
    page("storyteller", "visibility:newsletter", shows=False),
    page("storyteller", "visibility:one", made("letter")),
    page("storyteller", "visibility:file", made("letter"), "docx"),
    page("storyteller", "visibility:file", made("letter"), "html"),
    # other municipalities, here and elsewhere
    page("director", "intervision:overview", in_network=False, shows=False),
    page("director", "intervision:ours", in_network=False, shows=False),
    file("story for another municipality", peer_reads),
    file("what another municipality finds", peer_looks, shows=False),
    file("document of what is shared", shared_document),
    file("signed file at its address", signed_file),
    # the right of access, and the log
    file("archive of the voice", archive_of("person")),
    file("archive of somebody else", archive_of("other"), shows=False),
    page("director", "privacy:log", shows=False, in_network=False),
    file("gate to all", lambda world: str([all_quotes(world.network, use, DAY) for use in Use]).encode()),
    file("gate", lambda world: str(quotes(world.network, [world.fragment.pk], "public", DAY)).encode()),
    file("for weaving", lambda world: str(quotes_for_weaving(world.work.user, world.network)).encode()),
]
TOKEN = "the-secret-of-the-voice"
GONE, WITHDREW = "Teruggetrokken op 24 november 2026.", "Hier stond een stem die zich terugtrok."
# Where it is told that somebody took their words back.
TOLD = [
    ("conversation", page("storyteller", "conversations:one", conversation), GONE),
    ("text", page("storyteller", "conversations:text", conversation, made("source")), ": […]."),
    ("fragment", page("storyteller", "conversations:fragment", fragment), GONE),
    ("own words", page("voice", "conversations:list"), GONE),
    ("own quotes", page("voice", "consents:mine"), GONE),
    ("voice", page("director", "consents:voice", voice), GONE),
    ("story", page("leader", "weaving:story", made("story")), WITHDREW),
    ("own link", file("", own_link(OWN)), WITHDREW),
    ("link of the voice", file("", link_of_the_voice), "Een citaat van jou is weg sinds 24 november 2026."),
    ("public story", open_page("public:story", made("story")), WITHDREW),
    ("chapter", page("leader", "booklets:read", made("booklet"), made("chapter")), WITHDREW),
    ("booklet", page("leader", "booklets:booklet", made("booklet")), "Eén stem trok zich terug"),
    ("paper", page("leader", "booklets:a5", made("booklet")), "Eén stem trok zich terug"),
    ("newsletter", page("storyteller", "visibility:one", made("letter")), WITHDREW),
    ("peers", file("", peer_reads), WITHDREW),
]


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
    assert (in_the_database(but=WHERE_THEY_WERE_SAID), on_disk()) == (set(), [])
    take_back(TOKEN)
    assert where_it_stands(world) == set()
    assert (in_the_database(), on_disk()) == (set(), [])
    assert {name for name, route, said in TOLD if said not in route.look(world)} == set()


def test_what_looks_for_it_would_find_it(world, settings, tmp_path):
    """That nothing was found says something only where there is something that could be."""
    settings.STATE = tmp_path
    (tmp_path / "card.png").write_bytes(f"…{NEEDLE}…".encode())
    (tmp_path / "kept.djcache").write_bytes(zlib.compress(f"…{NEEDLE}…".encode()))
    type(world.network).objects.filter(pk=world.network.pk).update(name=f"Netwerk met {NEEDLE}")
    assert sorted(on_disk()) == ["card.png", "kept.djcache"]
    assert in_the_database(but=WHERE_THEY_WERE_SAID) == {"network_network.name"}
    assert in_the_database() > {"conversations_fragment.words", "conversations_source.text"}
