"""A quote in a story, and that story wherever stories stand: read, written, bound, made public, shared, told of."""

import base64
import json
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.booklets.models import BookletStory
from draagvlak.capabilities.conversations.models import FragmentTheme, Source, Theme
from draagvlak.capabilities.federation.models import Addressee as Elsewhere
from draagvlak.capabilities.intervision.models import Addressee, SharedPiece
from draagvlak.capabilities.intervision.queries.sharing import document
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.privacy.queries.about import held_about
from draagvlak.capabilities.privacy.queries.texts_about import Scope
from draagvlak.capabilities.visibility.models import BoardStory, Newsletter, NewsletterItem, VisibleStep
from draagvlak.capabilities.visibility.queries.board import for_board
from draagvlak.capabilities.weaving.models import Given, Review
from tests.capabilities.consents.everywhere import World
from tests.capabilities.policy.conftest import DAY
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.booklets import booklet_of, published_story
from tests.factories.conversations import fragment_in, voice_in
from tests.factories.federation import Elsewhere as Installation
from tests.factories.public_pages import page_in

OWN, OTHERS, FED = "own-link-to-a-story", "link-of-somebody-else", "address-of-a-feed"


def plant_voice(world: World) -> None:
    """Who said it is somebody with an account; somebody else said something in the same conversation."""
    at, voice = {"authority": world.work.authority}, world.fragment.voice
    voice.user = SeatFactory(network=world.network, role__kind="partner").role.user
    world.clients["voice"] = Client()
    world.clients["voice"].force_login(voice.user)
    voice.person = world.made["person"] = Person.objects.create(name="An Peeters", account=voice.user, **at)
    voice.save()
    world.made["other"] = Person.objects.create(name="Bo Claes", **at)
    bo = world.made["other_voice"] = voice_in(world.fragment.conversation, "Bo", person=world.made["other"])
    fragment_in(world.fragment.conversation, "An zei", bo)
    theme = world.made["theme"] = Theme.objects.create(network=world.network, name="Vogels", **at)
    FragmentTheme.objects.create(fragment=world.fragment, theme=theme, **at)
    world.made["source"] = Source.objects.get(conversation=world.fragment.conversation)


def plant_story(world: World) -> None:
    """Published for everybody, in two versions, shown to its voice and to somebody else who took part."""
    open_to = {"for_public": True, "for_peers": True, "published_on": DAY, "written_on": DAY}
    story = world.made["story"] = published_story(world.network, "Boven de deur", [world.fragment], **open_to)
    story.lead, story.version = "Een andere inleiding.", 2
    story.save()
    linked = {"authority": story.authority, "story": story, "on": DAY, "until": DAY.replace(year=2099)}
    keys = [world.fragment.pk]
    of_voice = {"participant": world.fragment.voice, "token_hash": hash_of(OWN), "quotes": keys}
    world.made["review"] = Review.objects.create(**of_voice, **linked)
    of_other = {"participant": world.made["other_voice"], "token_hash": hash_of(OTHERS)}
    world.made["given"] = Given.objects.create(**of_other, **linked)
    booklet = world.made["booklet"] = booklet_of(world.network, "Wat blijft", [story], published_on=DAY, made_on=DAY)
    world.made["chapter"] = BookletStory.objects.get(booklet=booklet)


def plant_out_there(world: World) -> None:
    """On the public page, in a newsletter, for the board, among visible steps."""
    here, story = {"authority": world.work.authority, "network": world.network}, world.made["story"]
    page_in(world.network, hosts=["www.gemeente.example"])
    letter = Newsletter.objects.create(title="Voorjaar", since=DAY, made_on=DAY, **here)
    NewsletterItem.objects.create(authority=here["authority"], newsletter=letter, kind="story", story=story, place=1)
    world.made["letter"] = letter
    BoardStory.objects.create(story=story, **here)
    world.made["step"] = VisibleStep.objects.create(layer="political", what="story", story=story, **here)


def plant_elsewhere(world: World) -> None:
    """Shared with another municipality here, and with one of another installation."""
    here, story = {"authority": world.work.authority, "network": world.network}, world.made["story"]
    world.work.authority.municipalities.add(Municipality.objects.get(nis="11001"))
    peer, code = AuthorityFactory(slug="buur"), Installation().code
    peer.municipalities.add(Municipality.objects.get(nis="11005"))
    piece = SharedPiece.objects.create(what="story", story=story, audience="chosen", since=DAY, **here)
    Addressee.objects.create(authority=here["authority"], piece=piece, municipality=peer.municipalities.get())
    Addressee.objects.create(authority=here["authority"], piece=piece, code=code)
    Elsewhere.objects.create(
        authority=here["authority"], code=code, name="Elders", feed_hash=hash_of(FED), feed_made_at=now()
    )
    with inside(peer):
        reader = SeatFactory(network=NetworkFactory(authority=peer)).role.user
    world.clients["peer"] = Client()
    world.clients["peer"].force_login(reader)
    world.made |= {"piece": piece, "code": code}


def made(what: str) -> Any:
    """The key of what was planted, as part of an address."""
    return lambda world: world.made[what].pk


def preview(world: World) -> bytes:
    """As who writes sees the text, before it is kept."""
    address = reverse("weaving:preview", args=["gemeente", "net", world.made["story"].pk])
    return _seen(world.as_("storyteller").post(address, {"text": f"[[{world.fragment.pk}]]"}))


def pictures_of_it(world: World) -> bytes:
    """The page with pictures, with the words that say what stands on them."""
    address = reverse("public:pictures", args=["gemeente", "net"])
    return _seen(world.as_("director").get(address, {"verhaal": world.made["story"].pk}))


def peer_reads(world: World) -> bytes:
    address = reverse("intervision:story", args=["buur", world.made["piece"].mark])
    return _seen(world.clients["peer"].get(address))


def peer_looks(world: World) -> bytes:
    return _seen(world.clients["peer"].get(reverse("intervision:overview", args=["buur"])))


def shared_document(world: World) -> bytes:
    return json.dumps(document(world.work.authority, DAY, world.made["code"])).encode()


def signed_file(world: World) -> bytes:
    """What stands in the bytes that another installation fetches: the middle of three parts is what was signed."""
    found = _seen(Client().get(reverse("federation:fetch", args=[FED])))
    said = found.split(b".")[1]
    return found + base64.urlsafe_b64decode(said + b"=" * (-len(said) % 4))


def own_link(secret: str) -> Any:
    return lambda _world: _seen(Client().get(reverse("weaving:own", args=[secret])))


def archive_of(who: str) -> Any:
    def held(world: World) -> bytes:
        every = frozenset([world.network.pk])
        return str(held_about(world.work.authority, world.made[who], Scope(every, every), {})).encode()

    return held


def board_paper(world: World) -> bytes:
    return str(for_board(world.network)).encode()


def _seen(answer: Any) -> bytes:
    assert answer.status_code == 200, answer
    return answer.content


PLANTED = [plant_voice, plant_story, plant_out_there, plant_elsewhere]
