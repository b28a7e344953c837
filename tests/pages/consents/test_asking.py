"""Who works with stories asks a voice: by link, by mail, on paper; and types what came back."""

import io
import re

import pypdf
import pytest
from django.core import mail
from django.urls import reverse

from draagvlak.capabilities.consents.actions.answering import Said, answer
from draagvlak.capabilities.consents.models import Ask, QuoteConsent
from draagvlak.capabilities.consents.queries.links import ask_at
from draagvlak.capabilities.conversations.models import Participant
from tests.capabilities.policy.conftest import DAY
from tests.factories import UserFactory
from tests.factories.conversations import SAID
from tests.pages.consents.conftest import hidden, words_of

pytestmark = pytest.mark.django_db


def asked(client, hands, **said):
    page = hands.to("ask", hands.voice.pk)
    given = {"fragments": [hands.first.pk], "uses": ["public"], "place_public": "het verhaal Naar zee", **said}
    return client.post(page, hidden(client.get(page)) | given)


def address_in(answer):
    return re.search(r"https?://testserver(/toestemming/citaten/\w+/)", answer.content.decode())[1]


def test_the_link_is_shown_once_with_the_text_to_send_and_a_sheet(client, hands):
    answer = asked(client, hands)
    address, page = address_in(answer), words_of(answer)
    token = address.rstrip("/").rpartition("/")[2]
    assert ask_at(token) == Ask.objects.get()
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert "We tonen deze link één keer" in page
    assert "Dag An, Op 2 maart 2026 was je bij een gesprek van" in page
    assert SAID[0] not in page
    assert "Mail het naar" not in page
    step = re.search(r'name="key" value="([^"]+)"', client.get(hands.to("ask", hands.voice.pk)).content.decode())[1]
    given = {"key": step, "fragments": [hands.second.pk], "uses": ["pages"]}
    client.post(hands.to("ask", hands.voice.pk), given)
    again = client.post(hands.to("ask", hands.voice.pk), given, follow=True)
    assert "Deze link toonden we al, en we bewaren hem niet." in words_of(again)
    assert Ask.objects.count() == 2


def test_the_sheet_has_the_quote_the_boxes_and_the_same_link(client, hands):
    address = address_in(asked(client, hands))
    token = address.rstrip("/").rpartition("/")[2]
    sheet = client.post(hands.to("sheet", Ask.objects.get().pk), {"token": token})
    text = " ".join(pypdf.PdfReader(io.BytesIO(sheet.content)).pages[0].extract_text().split())
    assert sheet["Content-Type"] == "application/pdf"
    assert SAID[0] in text
    assert "Mogen we dit gebruiken in het verhaal Naar zee?" in text
    assert all(words in text for words in ("Ja, met mijn naam", "Ja, met een andere naam:", "Nee"))
    assert f"testserver{address}" in text
    assert client.post(hands.to("sheet", Ask.objects.get().pk), {"token": "other"}).status_code == 404


def test_a_mail_goes_to_the_address_that_is_known_without_a_word_that_was_said(client, hands):
    Participant.objects.update(user=UserFactory(email="an@thuis.example"))
    answer = asked(client, hands)
    assert "an@thuis.example" not in answer.content.decode()
    token = address_in(answer).rstrip("/").rpartition("/")[2]
    sent = client.post(hands.to("mail", Ask.objects.get().pk), {"token": token}, follow=True)
    assert "De mail is weg." in words_of(sent)
    (one,) = mail.outbox
    assert (one.to, SAID[0] in one.body, address_in(answer) in one.body) == (["an@thuis.example"], False, True)
    assert Ask.objects.get().sent_on == DAY
    Participant.objects.update(user=None)
    sent = client.post(hands.to("mail", Ask.objects.get().pk), {"token": token}, follow=True)
    assert "kennen we geen e-mailadres" in words_of(sent)
    assert len(mail.outbox) == 1


def test_what_is_not_filled_in_is_told(client, hands):
    answer = asked(client, hands, fragments=[], uses=[])
    assert answer.status_code == 422
    assert "Kies minstens één citaat." in words_of(answer)
    Participant.objects.update(minor=True)
    answer = asked(client, hands)
    assert (answer.status_code, "Vraag eerst een ouder" in words_of(answer)) == (422, True)
    assert asked(client, hands, parent_agreed="on").status_code == 200


def test_paper_and_spoken_answers_are_typed_in(client, hands):
    made, _token, (a, b) = hands.ask()
    page = hands.to("note", made.pk)
    given = {f"q{a}": "pseudonym", f"q{b}": "no", "how": "said", "given_on": "2026-03-09"}
    wrong = client.post(page, hidden(client.get(page)) | given)
    assert (wrong.status_code, "Schrijf de andere naam." in words_of(wrong)) == (422, True)
    given[f"name{hands.first.pk}"] = "Roos"
    done = client.post(page, hidden(client.get(page)) | given, follow=True)
    assert "als Roos" in words_of(done)
    assert list(QuoteConsent.objects.values_list("answer", "name", "how")) == [
        ("pseudonym", "Roos", "said"),
        ("no", "", "said"),
    ]
    nothing = client.post(page, hidden(client.get(page)) | {"how": "said", "given_on": "2026-03-09"})
    assert "Duid minstens één antwoord aan." in words_of(nothing)


def test_what_was_answered_before_is_not_noted_once_more(client, hands):
    made, token, (a, b) = hands.ask()
    answer(token, {a: Said("pseudonym", "Bloem")})
    page = client.get(hands.to("note", made.pk))
    assert "Nu: Ja, met een andere naam (Bloem)." in words_of(page)
    assert "checked" not in page.content.decode()
    given = hidden(page) | {f"q{b}": "named", "how": "paper", "given_on": DAY, "until": DAY}
    client.post(hands.to("note", made.pk), given)
    assert list(QuoteConsent.objects.values_list("name", "how", "until")) == [
        ("Bloem", "link", None),
        ("An", "paper", DAY),
    ]


def test_closing_can_be_undone_and_a_new_link_made(client, hands):
    made, token, _asked = hands.ask()
    done = client.post(hands.to("close", made.pk), follow=True)
    undo = re.search(r'action="([^"]+/open/)"', done.content.decode())[1]
    assert client.get(reverse("consents:answer", args=[token])).status_code == 200
    client.post(undo)
    assert Ask.objects.get().closed_on is None
    page = hands.to("renew", made.pk)
    fresh = address_in(client.post(page, hidden(client.get(page)) | {"is_lost": "on"}))
    assert client.get(fresh).status_code == 200
    assert client.get(reverse("consents:answer", args=[token])).status_code == 404


def test_a_voice_shows_its_quotes_and_is_taken_back_on_request(client, hands):
    made, _token, (a, _b) = hands.ask()
    page = hands.to("note", made.pk)
    client.post(page, hidden(client.get(page)) | {f"q{a}": "named", "how": "paper", "given_on": "2026-03-09"})
    hands.sign_in(client, "director")
    voice = client.get(hands.to("voice", hands.voice.pk))
    assert "Trek in op vraag" in words_of(voice)
    assert "Vraag toestemming" not in words_of(voice)
    done = client.post(hands.to("take_back_for", hands.voice.pk), {"fragment": hands.first.pk}, follow=True)
    text = words_of(done)
    assert "1 toestemming ingetrokken." in text
    assert (SAID[0] in text, SAID[1] in text) == (False, True)
