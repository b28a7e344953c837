"""Stories of others with the words that the one gate gives; and what goes into a file for another installation."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.federation.models import Addressee as Elsewhere
from draagvlak.capabilities.federation.readers.bodies import body_of
from draagvlak.capabilities.federation.readers.shape import check_body
from draagvlak.capabilities.intervision.actions import sharing
from draagvlak.capabilities.intervision.actions.sharing import Whom
from draagvlak.capabilities.intervision.choices import FIGURES, Audience
from draagvlak.capabilities.intervision.models import SharedPiece
from draagvlak.capabilities.intervision.queries.figures import figures_of
from draagvlak.capabilities.intervision.queries.files import figures_of_file
from draagvlak.capabilities.intervision.queries.peers import peers_of
from draagvlak.capabilities.intervision.queries.practices import story_for
from draagvlak.capabilities.intervision.queries.sharing import document
from draagvlak.capabilities.weaving.models import WovenStory
from tests.capabilities.intervision.test_figures import EVERYBODY, fill
from tests.factories.consents import agreed, taken_back
from tests.factories.conversations import SAID, conversation_in, fragment_in, voice_in
from tests.factories.intervision import Town

pytestmark = pytest.mark.django_db
CODE, OTHER = "ABCD-EFGH-JKMN-PQRS", "0000-0000-0000-0000"


@pytest.fixture
def towns(db):
    here, near = Town("Aartselaar"), Town("Boom")
    with inside(here.authority):
        Elsewhere.objects.create(authority=here.authority, code=CODE, name="Verweg")
        Elsewhere.objects.create(
            authority=here.authority, code=OTHER, name="Gent", municipality=Town("Gent").municipality
        )
    return here, near


def woven(town):
    """A story for peers with two quotes of one voice, one of which may go to peers; gives it with that consent."""
    talk = conversation_in(town.network)
    an = voice_in(talk)
    first, second = (fragment_in(talk, words, an) for words in SAID)
    consent = agreed(first, "peers")
    agreed(second, "pages")
    text = f"# Bus\n[[{first.pk}]]\n[[{second.pk}]]\n- een\n- twee"
    with inside(town.authority):
        story = WovenStory.objects.create(
            authority=town.authority,
            network=town.network,
            title="Nieuw",
            read_title="De bus",
            read_text=text,
            written_on=date(2026, 3, 20),
            published_on=date(2026, 4, 1),
            state="published",
            for_peers=True,
        )
    return story, consent


def test_a_story_of_others_speaks_only_as_agreed(towns):
    here, near = towns
    story, consent = woven(here)
    with inside(here.authority):
        offer = sharing.Offer(Whom(Audience.ALL), stories=[story.pk])
        (piece,) = sharing.share(here.user, here.authority, here.network, offer, "x" * 20)
    with inside(near.authority):
        (peer,) = peers_of(near.authority)
        assert [one.title for one in peer.stories] == ["De bus"]
        found = story_for(near.authority, piece.mark)
        assert [(one.kind, one.text, one.items, one.name) for one in found.blocks] == [
            ("heading", "Bus", (), ""),
            ("quote", SAID[0], (), "An"),
            ("list", "", ("een", "twee"), ""),
        ]
    taken_back(consent)
    with inside(near.authority):
        found = story_for(near.authority, piece.mark)
        assert SAID[0] not in str(found)
        assert found.withdrawn == 1
    with inside(here.authority):
        WovenStory.objects.update(for_peers=False)
    with inside(near.authority):
        assert story_for(near.authority, piece.mark) is None
        assert peers_of(near.authority) == []


def test_a_story_that_is_not_for_peers_is_not_shared(towns):
    here, _near = towns
    story, _consent = woven(here)
    with inside(here.authority):
        WovenStory.objects.update(for_peers=False)
        offer = sharing.Offer(Whom(Audience.ALL), stories=[story.pk])
        with pytest.raises(sharing.RefusedError):
            sharing.share(here.user, here.authority, here.network, offer, "x" * 20)


def told(town, code=CODE):
    with inside(town.authority):
        body = document(town.authority, localdate(), code)
    check_body(body)
    return body


def test_a_file_holds_what_was_shared_with_that_one_by_name(towns):
    here, _near = towns
    fill(here)
    here.counts(*EVERYBODY)
    here.report("single_thread", political="endorses", management="unknown")
    practice, (story, consent) = here.practice(), woven(here)
    here.shares(Audience.ALL, *FIGURES, practices=[here.practice("Alleen hier")])
    assert told(here) == {"networks": [], "withdrawn": []}
    whom = Whom(Audience.CHOSEN, codes=[CODE])
    here.shares(whom, *FIGURES, practices=[practice], stories=[story.pk], year=2020)
    body = told(here)
    (network,) = body_of(body).networks
    with inside(here.authority):
        own = figures_of([here.network], {here.network.pk: FIGURES})[here.network.pk]
    assert figures_of_file(network) == own
    assert [one.title for one in (*network.practices, *network.stories)] == ["Kookgroep", "De bus"]
    assert SAID[0] in str(body)
    assert SAID[1] not in str(body)
    assert "Alleen hier" not in str(body)
    assert told(here, OTHER) == {"networks": [], "withdrawn": []}
    taken_back(consent)
    body = told(here)
    assert SAID[0] not in str(body)
    assert [one["kind"] for one in body["withdrawn"]] == ["quote"]
    with inside(here.authority):
        sharing.withdraw_all(here.user, here.authority, here.network, "weg")
    body = told(here)
    assert body["networks"] == []
    assert sorted(one["kind"] for one in body["withdrawn"]) == ["practice", "quote", "story"]


def test_who_is_chosen_as_a_municipality_gets_it_by_file_too_until_its_day(towns):
    here, _near = towns
    practice = here.practice()
    (piece,) = here.shares(Whom(Audience.CHOSEN, ["44021"]), practices=[practice], until=localdate())
    assert [one["title"] for one in told(here, OTHER)["networks"][0]["practices"]] == ["Kookgroep"]
    assert told(here)["networks"] == []
    with inside(here.authority):
        SharedPiece.objects.update(until=localdate() - timedelta(days=1))
    gone = {"kind": "practice", "key": piece.mark.hex, "on": str(localdate() - timedelta(days=1))}
    assert told(here, OTHER) == {"networks": [], "withdrawn": [gone]}
