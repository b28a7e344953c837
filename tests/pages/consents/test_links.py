"""What a voice does with their link: reads, answers, takes back; without account, script or cookie of ours."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from draagvlak.capabilities.consents.models import Ask, Asked, QuoteConsent
from draagvlak.capabilities.conversations.actions.conversations import remove_conversation
from draagvlak.capabilities.conversations.actions.fragments import remove_fragment
from draagvlak.capabilities.conversations.actions.undoing import undo_step
from draagvlak.capabilities.conversations.models import Fragment, Source
from tests.capabilities.policy.conftest import DAY
from tests.factories.conversations import SAID, fragment_in
from tests.pages.consents.conftest import words_of

pytestmark = pytest.mark.django_db


def to(token, name="answer"):
    return reverse(f"consents:{name}", args=[token])


def test_one_reads_answers_and_takes_back(hands):
    _made, token, (a, b) = hands.ask("public")
    guest = Client(enforce_csrf_checks=True)
    page = guest.get(to(token))
    text = words_of(page)
    assert "Je zei in het gesprek van 2 maart 2026:" in text
    assert "Mogen we dit gebruiken in het verhaal public?" in text
    assert all(words in text for words in (SAID[0], "Ja, met mijn naam", "Ja, met een andere naam", "Nee"))
    assert (page["Referrer-Policy"], page["Cache-Control"]) == ("same-origin", "private, no-store")
    assert page["X-Robots-Tag"] == "noindex"
    given = {"csrfmiddlewaretoken": guest.cookies["csrftoken"].value, f"q{a}": "named", f"q{b}": "no"}
    said = guest.post(to(token), given, follow=True)
    assert "Bewaard. Dank je wel." in words_of(said)
    assert "Hierop zei je ja" in words_of(said)
    given = {"csrfmiddlewaretoken": guest.cookies["csrftoken"].value, "fragment": hands.first.pk}
    gone = guest.post(to(token, "take_back"), given, follow=True)
    assert "Je citaat is weg. Dank je dat je het zei." in words_of(gone)
    assert SAID[0] not in gone.content.decode()
    assert "sessionid" not in guest.cookies


def test_what_was_removed_today_is_taken_back_before_it_comes_back(client, hands):
    _made, token, (a, b) = hands.ask("public")
    client.post(to(token), {f"q{a}": "named", f"q{b}": "named"})
    step, conversation = hands.work.step(), hands.first.conversation
    remove_fragment(*hands.who, hands.first.pk, hands.work.step())
    remove_conversation(*hands.who, conversation.pk, step)
    page = client.get(to(token))
    assert "Hierop zei je ja" in words_of(page)
    assert "Haal al mijn woorden weg" in words_of(page)
    assert 'type="radio"' not in page.content.decode()  # nothing is answered about it any more
    client.post(to(token, "take_back"), {"fragment": hands.second.pk})
    undo_step(*hands.who, step)
    for one in (hands.first, hands.second):
        one.refresh_from_db()
    assert (hands.first.words, hands.second.words) == (SAID[0], "")
    assert SAID[1] not in Source.objects.get().text


def test_it_is_also_there_in_english(client, hands):
    _made, token, _keys = hands.ask()
    page = client.get(to(token) + "?taal=en")
    assert 'lang="en"' in page.content.decode()
    assert "Yes, with my name" in words_of(page)


def test_one_answer_for_all_places_of_a_quote_but_where_another_is_given(client, hands):
    _made, token, keys = hands.ask("public", "pages", "booklet")
    page = client.get(to(token)).content.decode()
    first = hands.first.pk
    of_first = list(Asked.objects.filter(fragment=first).order_by("pk").values_list("pk", flat=True))
    assert (page.count('<details class="apart">'), len(of_first), len(keys)) == (2, 3, 6)
    client.post(to(token), {f"all{first}": "named", f"q{of_first[1]}": "no"})
    said = {one.use: one.answer for one in QuoteConsent.objects.filter(fragment=first)}
    other = Asked.objects.get(pk=of_first[1]).use
    assert said == dict.fromkeys(("public", "pages", "booklet"), "named") | {other: "no"}
    again = client.get(to(token)).content.decode()
    assert again.count('<details class="apart">') == 1, "answers differ: each place is asked by itself"


def test_another_name_for_all_places_is_asked_too(client, hands):
    _made, token, _keys = hands.ask("public", "pages")
    wrong = client.post(to(token), {f"all{hands.first.pk}": "pseudonym"})
    assert (wrong.status_code, QuoteConsent.objects.count()) == (422, 0)


def test_a_name_is_asked_where_another_was_chosen(client, hands):
    _made, token, (a, _b) = hands.ask()
    wrong = client.post(to(token), {f"q{a}": "pseudonym", f"name{hands.first.pk}": "  "})
    assert (wrong.status_code, "Schrijf de andere naam." in words_of(wrong)) == (422, True)
    number = client.post(to(token), {f"q{a}": "pseudonym", f"name{hands.first.pk}": "85.07.30-033 28"})
    assert (number.status_code, QuoteConsent.objects.count()) == (422, 0)
    client.post(to(token), {f"q{a}": "pseudonym", f"name{hands.first.pk}": "Roos"})
    assert QuoteConsent.objects.get().name == "Roos"


def test_a_link_that_is_over_still_takes_back(client, hands):
    _made, token, (a, b) = hands.ask()
    client.post(to(token), {f"q{a}": "named"})
    Ask.objects.update(until=DAY - timedelta(days=1))
    late = client.post(to(token), {f"q{b}": "named"})
    assert (late.status_code, QuoteConsent.objects.count()) == (410, 1)
    page = client.get(to(token))
    assert (page.status_code, "Haal dit citaat weg" in words_of(page)) == (200, True)
    client.post(to(token, "take_back"), {})
    assert "Met deze link kan je niet meer antwoorden." in words_of(client.get(to(token)))


def test_changed_words_are_not_shown_for_what_was_asked(client, hands):
    _made, token, (a, _b) = hands.ask()
    Fragment.objects.filter(pk=hands.first.pk).update(words="iets heel anders")
    page = client.get(to(token))
    assert "iets heel anders" not in page.content.decode()
    assert "is intussen anders opgeschreven" in words_of(page)
    client.post(to(token), {f"q{a}": "named"})
    assert QuoteConsent.objects.count() == 0


def test_a_link_that_leads_nowhere_says_the_same_for_all(client, hands):
    _made, token, _keys = hands.ask()
    Ask.objects.update(token_hash="")
    for address in (to(token), to("never"), to("never", "take_back")):
        answer = client.get(address)
        assert (answer.status_code, "Deze link werkt niet meer" in words_of(answer)) == (404, True)
    assert client.post(to(token, "take_back")).status_code == 404


def test_as_many_queries_for_three_quotes_as_for_one(client, hands, django_assert_num_queries):
    _made, one, _keys = hands.ask(fragments=[hands.first])
    fragments = [fragment_in(hands.first.conversation, voice=hands.voice) for _more in range(3)]
    _made, three, _keys = hands.ask("pages", "public", fragments=fragments)
    guest = Client()
    for token in (one, three):
        guest.get(to(token))
        with django_assert_num_queries(4):
            guest.get(to(token))


def test_nobody_is_thanked_for_an_answer_that_they_did_not_give(client, hands):
    _made, token, (a, _b) = hands.ask("public")
    nothing = client.post(to(token), {})
    assert (nothing.status_code, QuoteConsent.objects.count()) == (422, 0)
    assert "Je koos nog niets." in words_of(nothing)
    partly = client.post(to(token), {f"q{a}": "named"}, follow=True)
    assert "Bij 1 citaat koos je nog geen antwoord." in words_of(partly)
    assert "Citaat 2 van 2. Je zei in het gesprek" in words_of(partly)


def test_one_story_in_several_places_is_asked_by_place(client, hands):
    made, token, _keys = hands.ask("public", "booklet")
    Asked.objects.filter(ask=made).update(place="het verhaal")
    page = words_of(client.get(to(token)))
    for where in ("de openbare pagina, die iedereen kan lezen", "een bundel met verhalen"):
        assert f"Mogen we dit gebruiken in het verhaal? Waar: {where}." in page
        assert f"het verhaal ({where})" in page
