"""Somebody typed the words over in another text: taken back, they go from there too, and the log says where."""

import pytest

from draagvlak.basics.copies import places_of_copies
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.consents.actions.taking_back import take_back_for
from draagvlak.capabilities.conversations.models import Source
from draagvlak.capabilities.network.models import Contact
from draagvlak.capabilities.visibility.models import Newsletter
from draagvlak.capabilities.weaving.actions.stories import Words, write
from draagvlak.capabilities.weaving.models import WovenStory
from tests.capabilities.policy.conftest import DAY
from tests.capabilities.privacy.planted import everywhere
from tests.factories.booklets import booklet_of, published_story
from tests.factories.consents import agreed
from tests.factories.conversations import SAID, conversation_in, fragment_in, voice_in

pytestmark = pytest.mark.django_db
LOUD = "We vragen het NOOIT, aan de\nmensen zelf"


def test_words_that_were_typed_over_go_from_every_text(told):
    here = {"authority": told.work.authority, "network": told.work.network}
    story = published_story(told.work.network, LOUD.replace("\n", " "), [told.second], f"Ze zegt: {LOUD}. Dat blijft.")
    write(*told.who, (story.pk, 1), Words("Iets anders", LOUD, f"{LOUD}!\n\n[[{told.second.pk}]]"), told.work.step())
    booklet = booklet_of(told.work.network, stories=[story], foreword=f"Vooraf. {LOUD}")
    Newsletter.objects.create(title="Voorjaar", introduction=LOUD, since=DAY, made_on=DAY, **here)
    note = {"note": f"Hij vond: {LOUD}", "subject": "we vragen het nooit", "happened_on": DAY}
    contact = Contact.objects.create(**note, **here)
    other = conversation_in(told.work.network, text=f"Nog eens. {LOUD}. En Bo: zonder vervoer geen feest.")
    own = fragment_in(other, SAID[0], voice_in(other, "Bo"))
    agreed(told.second)
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk)
    needles = ("wevragenhetnooitaan", "we vragen het nooit aan")
    assert not everywhere(needles)
    story.refresh_from_db()
    assert (story.read_title, story.read_text.split("\n")[0]) == ("[…]", "Ze zegt: […]. Dat blijft.")
    assert (story.lead, story.text, story.version) == ("[…]", f"[…]!\n\n[[{told.second.pk}]]", 3)
    assert set(WovenStory.history.filter(id=story.pk).values_list("title", flat=True)) == {"[…]", "Iets anders"}
    booklet.refresh_from_db()
    assert booklet.foreword == "Vooraf. […]"
    contact = Contact.objects.get(pk=contact.pk)
    assert (contact.note, contact.subject) == ("Hij vond: […]", "we vragen het nooit")
    text, place = Source.objects.get(conversation=other).text, type(own).objects.get(pk=own.pk)
    assert (text, text[place.start : place.end]) == ("Nog eens. […]. En Bo: zonder vervoer geen feest.", SAID[0])
    said = set(AuditEntry.objects.filter(what="consents.take_back").values_list("row", flat=True))
    assert said >= {f"weaving.wovenstory {story.pk}", f"booklets.booklet {booklet.pk}", f"network.contact {contact.pk}"}


def test_few_words_that_anybody_may_say_stay(told):
    story = published_story(told.work.network, "De bus", [told.first], f"Zo is het: {SAID[0]}, overal.")
    agreed(told.first)
    take_back_for((told.work.user, *told.who[1:]), told.voice.pk)
    story.refresh_from_db()
    assert SAID[0] in story.text  # four words; the reference itself shows nothing


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("een twee drie vier vijf", "een twee drie vier vijf", []),
        ("een twee drie vier vijf zes", "een twee drie vier vijf zes", ["een twee drie vier vijf zes"]),
        ("a b c d e f g h i j", "x b c d e f g h i y", ["b c d e f g h i"]),
        ("a b c d e f g", "a b c d e f g h", []),  # of more words than that, eight in a row
        ("ÉÉN, twee... drie 'vier' vijf zes!", "één twee drie vier vijf zes", ["ÉÉN, twee... drie 'vier' vijf zes"]),
    ],
)
def test_what_is_a_copy(text, said, found):
    assert [text[a:b] for a, b in places_of_copies(text, said)] == found
