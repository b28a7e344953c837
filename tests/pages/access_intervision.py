"""What lies in a place of the intervision: what it shares itself, for whoever may look at that network; and what
another municipality shares with it, in a file or here, for whoever reads here in whatever network of the authority.
What that other one does not share, nobody reads.
"""

from datetime import date
from types import SimpleNamespace
from typing import Any

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.federation.models import Sender
from draagvlak.capabilities.intervision import models
from draagvlak.capabilities.weaving.models import WovenStory
from tests.factories import AuthorityFactory, NetworkFactory

DAY = date(2026, 11, 20)
READ = ("ma", "nd", "cg", "st", "lm")
SECRETS = {"ourpractice": READ, "ourquestion": READ, "oursession": READ, "unshared": ()}
OF_ALL = ("peerpractice", "peerstory", "peerquestion", "peersession", "ouranswer")
SHOWN = {"ourpractice", "ourquestion", "oursession", *OF_ALL}


def lie_there(place: str, here: Any, at: Any, secret: Any) -> dict[str, Any]:
    authority = here["authority"]
    if not authority.municipalities.exists():
        authority.municipalities.add(Municipality.objects.get(nis="11001" if place == "elsewhere" else "11005"))
    practice = models.Practice.objects.create(title=secret("ourpractice", place), did="x", **here)
    piece = models.SharedPiece.objects.create(what="practice", practice=practice, audience="chosen", since=DAY, **here)
    question = models.Question.objects.create(
        title=secret("ourquestion", place), text="x", audience="chosen", asked_on=DAY, **here
    )
    talk = Conversation.objects.create(title=secret("oursession", place), held_on=date(2027, 3, 1), **here)
    session = models.Session.objects.create(conversation=talk, **at)
    theirs = _of_a_peer(place, authority.municipalities.first(), secret)
    models.Answer.objects.create(question=theirs["question"], text=secret("ouranswer", place), answered_on=DAY, **at)
    sender = Sender.objects.get(authority=authority, name=f"Afzender {place}")
    texts = {
        "own_question": question.mark,
        "own_session": session.mark,
        "shared_piece": theirs["piece"].mark,
        "peer_question": theirs["question"].mark,
        "file_sender": sender.pk,
        "file_key": "p1",
        "shared_story": theirs["story"].mark,
        "file_story": "s1",
    }
    found = {name: SimpleNamespace(pk=text) for name, text in texts.items()}
    return {"own_practice": practice, "own_piece": piece, **found}


def _of_a_peer(place: str, reader: Municipality, secret: Any) -> dict[str, Any]:
    """What a municipality elsewhere shares with this one, asks it and invites it to."""
    authority = AuthorityFactory(slug=f"peer-{place}")
    with inside(authority):
        here = {"authority": authority, "network": NetworkFactory(authority=authority)}
        texts = {"did": secret("peerpractice", place), "title": f"Praktijk {place}"}
        shared = models.Practice.objects.create(**texts, **here)
        models.Practice.objects.create(title=secret("unshared", place), did=secret("unshared", place), **here)
        said = {"audience": "chosen", **here}
        piece = models.SharedPiece.objects.create(what="practice", practice=shared, since=DAY, **said)
        question = models.Question.objects.create(title=secret("peerquestion", place), text="x", asked_on=DAY, **said)
        talk = Conversation.objects.create(
            title=secret("peersession", place), facilitator=secret("unshared", place), held_on=date(2027, 3, 1), **here
        )
        session = models.Session.objects.create(conversation=talk, authority=authority)
        for of in ({"piece": piece}, {"question": question}, {"session": session}):
            models.Addressee.objects.create(municipality=reader, authority=authority, **of)
        woven = WovenStory.objects.create(
            read_title=secret("peerstory", place),
            title=secret("unshared", place),
            written_on=DAY,
            published_on=DAY,
            for_peers=True,
            **here,
        )
        story = models.SharedPiece.objects.create(what="story", story=woven, since=DAY, **said)
        models.Addressee.objects.create(municipality=reader, authority=authority, piece=story)
    return {"piece": piece, "question": question, "story": story}


def may_read(made: Any, place: str, secret: Any) -> None:
    for what in (*OF_ALL, "giventext"):
        made.may[secret(what, place)] = {"stranger"} if place == "elsewhere" else {*READ, "nd2"}
