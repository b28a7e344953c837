"""From a conversation to fragments with voices and themes, as somebody goes through the pages."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.conversations.models import Conversation, Fragment, Participant, Source, Theme
from draagvlak.capabilities.network.models import Person
from draagvlak.pages.conversations.views.sounds import part_of
from tests.capabilities.conversations.conftest import SAID, TEXT

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
FACTS = {"title": "Middag", "kind": "mixed", "held_on": "2026-11-02", "guest": "Prof. Om"}


def test_a_conversation_is_made_changed_and_taken_away(hands):
    assert "Nog geen tekst" in hands.send("make", **FACTS).content.decode()
    made = Conversation.objects.get(title="Middag")
    answer = hands.send("change", made.pk, **FACTS | {"title": "Avond"})
    assert "<h1>Avond</h1>" in answer.content.decode()
    hands.undo(answer)
    assert Conversation.objects.get(pk=made.pk).title == "Middag"
    answer = hands.client.post(hands.to("remove", made.pk), follow=True)
    assert "Middag" not in hands.text("list")
    assert hands.see("one", made.pk).status_code == 404
    hands.undo(answer)
    assert "Middag" in hands.text("list")


def test_notes_are_begun_written_and_saved_as_they_are_typed(hands):
    answer = hands.client.post(hands.to("notes", hands.talk.pk), follow=True)
    assert TEXT.splitlines()[0] in answer.content.decode()
    at = (hands.talk.pk, hands.notes.pk)
    assert Source.objects.count() == 1  # a second tap finds the same notes

    def save(text, version):
        return hands.client.post(hands.to("save", *at), {"text": text, "version": version, "key": "k" * 20})

    assert save(f"{TEXT}En nu", 2).json() == {"version": 3}
    assert save(f"{TEXT}En nu", 2).json() == {"version": 3}  # the answer was lost
    assert save("anders", 2).status_code == 409
    refused = save(f"{TEXT} 85.07.30-033.28", 3)
    assert (refused.status_code, "rijksregisternummer" in refused.json()["said"]) == (422, True)
    assert Source.objects.get().text == f"{TEXT}En nu"
    both = hands.client.post(hands.to("write", *at), {"text": "anders", "version": 2, "key": "k" * 20})
    assert both.status_code == 409
    assert "Er staat nu" in both.content.decode()
    assert hands.send("write", *at, text="anders").redirect_chain
    assert Source.objects.get().text == "anders"


def test_words_are_selected_and_become_a_fragment(hands):
    at = (hands.talk.pk, hands.notes.pk)
    an = hands.voice("An")
    start = TEXT.index(SAID[0])
    place = {"van": start - 1, "tot": start + len(SAID[0])}
    part = hands.client.get(hands.to("mark", *at), place, headers=HTMX).content.decode()
    assert "<html" not in part
    assert f"{SAID[0]}</blockquote>" in part
    hidden = dict(re.findall(r'name="(key|start|end|words)" value="([^"]*)"', part))
    said = hidden | {"voice": an.pk, "new_themes": "Vervoer, Feest"}
    answer = hands.client.post(hands.to("mark", *at), said, follow=True)
    one = Fragment.objects.get()
    assert answer.redirect_chain[-1][0].endswith(f"#f{one.pk}")
    page = " ".join(answer.content.decode().split())
    assert f'id="f{one.pk}" tabindex="-1">{SAID[0]}</mark>' in page
    assert "Feest" in page
    assert plain_text(answer) == TEXT
    hands.undo(answer)
    assert (Fragment.objects.count(), Theme.objects.count()) == (0, 0)
    changed = hands.client.post(hands.to("mark", *at), said | {"key": "n" * 20, "words": "iets anders"})
    assert changed.status_code == 422


def plain_text(answer):
    """What the text of a page says to a selection: its letters, without any mark-up."""
    inside = re.search(r"data-text>(.*?)</div>", answer.content.decode(), re.DOTALL)[1]
    return re.sub(r"<[^>]+>", "", inside)


def test_without_script_words_are_pasted_or_a_paragraph_is_chosen(hands):
    at = (hands.talk.pk, hands.notes.pk)
    page = hands.text("mark", *at)
    assert f"?van={TEXT.index('An zei')}&amp;tot={TEXT.index(chr(10))}" in page
    answer = hands.send("mark", *at, words=SAID[1], new_voice="Bo", new_themes="Meedoen")
    assert (Fragment.objects.get().words, Participant.objects.get().known_as) == (SAID[1], "Bo")
    hands.undo(answer)
    assert Participant.objects.count() == 0
    assert hands.send("mark", *at, words="nooit gezegd").status_code == 422


def test_a_fragment_is_changed_and_its_place_is_found_again(hands):
    one = hands.mark(SAID[0], themes=("Vervoer",))
    bo = hands.voice("Bo")
    answer = hands.send("fragment", one.pk, voice=bo.pk, new_themes="Feest")
    assert Fragment.objects.get().voice == bo
    hands.undo(answer)
    assert Fragment.objects.get().voice is None
    Fragment.objects.update(start=None, end=None)
    assert "De plaats in de tekst is weg" in hands.text("text", hands.talk.pk, hands.notes.pk)
    hands.client.post(hands.to("place", one.pk))
    assert Fragment.objects.get().start == TEXT.index(SAID[0])
    answer = hands.client.post(hands.to("remove_fragment", one.pk), follow=True)
    assert SAID[0] not in hands.text("list", zoek="vervoer")
    hands.undo(answer)
    assert SAID[0] in hands.text("list", zoek="VERVÓER")
    assert "Geen fragment past" in hands.text("list", zoek="nergens")


def test_a_text_is_brought_with_who_speaks_in_it(hands):
    sent = SimpleUploadedFile("avond.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Cas>Ja &amp; nee</v>\n")
    answer = hands.send("bring", hands.talk.pk, file=sent)
    source = Source.objects.latest("pk")
    assert (source.kind, source.text) == ("vtt", "Cas: Ja & nee")
    assert "iemand die nog niet bij het gesprek staat" in answer.content.decode()
    hands.send("named", hands.talk.pk, source.pk, names=["Cas"])
    assert Participant.objects.get().known_as == "Cas"
    bad = SimpleUploadedFile("avond.docx", b"\x89PNG\r\n\x1a\n\x00")
    assert "Er is niets bewaard" in hands.send("bring", hands.talk.pk, file=bad).content.decode()
    assert Source.objects.count() == 2


def test_sound_is_played_from_any_place(hands):
    content = b"OggS" + bytes(range(256)) * 1500
    hands.send("attach", hands.talk.pk, file=SimpleUploadedFile("stem.ogg", content))
    sound = hands.talk.sounds.get()
    address = hands.to("sound", hands.talk.pk, sound.pk)
    whole = hands.client.get(address)
    assert (whole.status_code, whole["Content-Type"], whole["Accept-Ranges"]) == (200, "audio/ogg", "bytes")
    assert whole.getvalue() == content
    part = hands.client.get(address, headers={"Range": "bytes=262000-263000"})
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 262000-263000/{len(content)}")
    assert part.getvalue() == content[262000:263001]
    assert hands.client.get(address, headers={"Range": "bytes=999999999-"}).status_code == 416
    assert hands.client.head(address)["Content-Length"] == str(len(content))
    assert part_of("bytes=5-2", 10) == part_of("bytes=0-1,4-5", 10) == part_of("regels=1-2", 10) == (0, 10, False)
    assert part_of("bytes=-0", 10) is None
    assert f'src="{address}"' in hands.text("text", hands.talk.pk, hands.notes.pk)
    hands.as_role("leader")
    assert hands.client.get(address).status_code == 404


def test_who_spoke_reads_their_own_words_and_nobody_elses(hands):
    user = hands.work.as_role("experience")
    voice = hands.voice("An")
    Participant.objects.filter(pk=voice.pk).update(user=user)
    hands.mark(SAID[0], voice)
    hands.mark(SAID[1], hands.voice("Bo"))
    hands.client.force_login(user)
    page = hands.text("list")
    assert SAID[0] in page
    assert SAID[1] not in page
    assert SAID[1] not in hands.text("list", zoek="vragen")
    hands.as_role("politician")
    assert "Hier komt wat jij zei" in hands.text("list")


def test_themes_and_voices_have_their_pages(hands):
    hands.mark(SAID[0], hands.voice("An"), ("Vervoer", "Bus"))
    bus, drive = Theme.objects.get(name="Bus"), Theme.objects.get(name="Vervoer")
    assert hands.send("theme", bus.pk, name="vervoer").status_code == 422
    answer = hands.send("join_themes", bus.pk, into=drive.pk)
    assert "Bus" not in hands.text("themes")
    hands.undo(answer)
    assert "Bus" in hands.text("themes")
    hands.client.post(hands.to("remove_theme", bus.pk))
    assert hands.see("theme", bus.pk).status_code == 404
    an = Participant.objects.get()
    hands.send("voice", an.pk, known_as="Annie", layer="people_in_poverty", minor="on")
    an.refresh_from_db()
    assert (an.known_as, an.layer, an.minor) == ("Annie", "people_in_poverty", True)
    assert (
        "Van deze stem zijn er fragmenten"
        in hands.client.post(hands.to("remove_voice", an.pk), follow=True).content.decode()
    )


def test_pages_ask_as_much_of_one_row_as_of_three(hands):
    def count(address):
        with CaptureQueriesContext(connection) as seen:
            assert hands.client.get(address).status_code == 200
        return len(seen)

    def pages():
        at = (hands.talk.pk, hands.notes.pk)
        addresses = [hands.to("list"), hands.to("list") + "?zoek=e", hands.to("one", hands.talk.pk)]
        return [count(to) for to in [*addresses, hands.to("text", *at), hands.to("mark", *at), hands.to("themes")]]

    hands.mark(SAID[0], hands.voice("An"), ("Vervoer",))
    hands.see("list")
    first = pages()
    hands.mark("An zei", hands.voice("Bo"), ("Feest",))
    hands.mark("Bo zei", hands.voice("Cas"), ("Meedoen",))
    for name in ("Twee", "Drie"):
        hands.send("make", **FACTS | {"title": name})
    hands.see("list")
    assert pages() == first
    assert max(first) <= 25


def test_voices_come_along_with_their_layer_and_who_has_an_account_may_be_chosen(hands):
    Conversation.objects.update(kind="mixed")
    person = Person.objects.create(authority=hands.work.authority, name="An Peeters")
    person.membership_set.create(authority=hands.work.authority, network=hands.network, layers=["management"])
    source = hands.bring("An Peeters: ja\nBo: nee")
    page = hands.text("named", hands.talk.pk, source.pk)
    assert f'<option value="{person.pk}" selected>An Peeters</option>' in page
    said = {"names": ["An Peeters", "Bo"], "person_0": str(person.pk), "layer_0": "", "layer_1": ""}
    hands.send("named", hands.talk.pk, source.pk, **said)
    an, bo = Participant.objects.order_by("pk")
    assert (an.person, an.layer, bo.layer) == (person, "management", "")
    assert "Van één stem weet je de laag nog niet." in hands.text("one", hands.talk.pk)
    assert "Andere mensen met een account" in hands.text("voice", bo.pk)
    hands.send("voice", bo.pk, person=f"account-{hands.work.user.pk}", known_as="Bo")
    bo.refresh_from_db()
    assert (bo.user, bo.layer) == (hands.work.user, "colleague")
    hands.as_role("storyteller")
    assert "Andere mensen met een account" not in hands.text("voice", bo.pk)
    hands.send("voice", bo.pk, known_as="Bo B.")
    bo.refresh_from_db()
    assert (bo.user, bo.known_as) == (hands.work.user, "Bo B.")
