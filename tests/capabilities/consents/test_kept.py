"""How long words without consent, consents and links are kept; what goes with whoever is erased; what one gets back."""

from datetime import date, timedelta

import pytest

from draagvlak.basics.months import months_after
from draagvlak.capabilities.consents.actions.answering import Said, answer
from draagvlak.capabilities.consents.actions.taking_back import _take_back_of, take_back
from draagvlak.capabilities.consents.models import Ask, Asked, QuoteConsent
from draagvlak.capabilities.consents.queries.links import ask_at
from draagvlak.capabilities.consents.queries.quotable import quotes, withdrawn
from draagvlak.capabilities.conversations.models import Fragment, Participant, Source
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.queries.about import held_about
from draagvlak.capabilities.privacy.queries.texts_about import Scope
from draagvlak.capabilities.privacy.wording.told import sections
from tests.capabilities.policy.conftest import DAY
from tests.factories.consents import agreed, taken_back
from tests.factories.conversations import SAID

pytestmark = pytest.mark.django_db
HALF_A_YEAR = months_after(DAY, -6)


def marked(day):
    Fragment.objects.update(marked_on=day)


def test_words_without_consent_go_after_six_months_out_of_the_text_too(told):
    agreed(told.first)
    agreed(told.second, answer="no")
    marked(HALF_A_YEAR)
    assert carry_out(told.work.authority, Kept.FRAGMENTS) == 0
    marked(HALF_A_YEAR - timedelta(days=1))
    assert carry_out(told.work.authority, Kept.FRAGMENTS) == 1
    assert list(Fragment.objects.all()) == [told.first]
    assert (SAID[0] in Source.objects.get().text, SAID[1] in Source.objects.get().text) == (True, False)


def test_a_quote_that_was_taken_back_is_told_half_a_year_and_the_withdrawal_longer(told):
    marked(date(2025, 1, 1))
    keys = [told.first.pk]
    consent = agreed(told.first, given_on=date(2025, 2, 1))
    agreed(told.second)
    taken_back(consent, HALF_A_YEAR)
    assert carry_out(told.work.authority, Kept.FRAGMENTS) == 0
    taken_back(consent, HALF_A_YEAR - timedelta(days=1))
    assert carry_out(told.work.authority, Kept.FRAGMENTS) == 1
    assert withdrawn(told.work.network, keys, "pages") == set(keys)
    assert carry_out(told.work.authority, Kept.QUOTE_CONSENTS) == 0
    taken_back(consent, months_after(DAY, -60) - timedelta(days=1))
    assert carry_out(told.work.authority, Kept.QUOTE_CONSENTS) == 1
    assert list(QuoteConsent.objects.values_list("fragment", flat=True)) == [told.second.pk]


def test_a_yes_that_still_stands_is_kept_whatever_its_age(told):
    long_ago = months_after(DAY, -70)
    agreed(told.first, given_on=long_ago)
    agreed(told.first, "public", "", "no", given_on=long_ago)
    agreed(told.second, given_on=long_ago, until=long_ago)
    assert carry_out(told.work.authority, Kept.QUOTE_CONSENTS) == 2
    assert [row.use for row in QuoteConsent.objects.all()] == ["pages"]


def test_a_link_goes_once_nothing_is_left_to_answer_or_to_take_back(told):
    made, token, (a, _b) = told.ask()
    answer(token, {a: Said("named")})
    Ask.objects.update(until=DAY - timedelta(days=31))
    assert carry_out(told.work.authority, Kept.QUOTE_ASKS) == 0
    take_back(token)
    Ask.objects.update(until=DAY - timedelta(days=30))
    assert carry_out(told.work.authority, Kept.QUOTE_ASKS) == 0
    Ask.objects.update(until=DAY - timedelta(days=31))
    assert carry_out(told.work.authority, Kept.QUOTE_ASKS) == 1
    assert (ask_at(token), QuoteConsent.objects.get().ask, Asked.objects.count()) == (None, None, 0)
    assert made.pk


def test_with_whoever_is_erased_go_their_name_their_yes_and_their_link(told):
    person = Person.objects.create(authority=told.work.authority, name="An Peeters")
    Participant.objects.update(person=person)
    _made, token, (a, b) = told.ask()
    answer(token, {a: Said("pseudonym", "Roos"), b: Said("no")})
    _take_back_of(person, DAY)
    assert quotes(told.work.network, [told.first.pk], "pages", DAY) == {}
    assert ask_at(token) is None
    rows = QuoteConsent.objects.order_by("pk").values_list("answer", "name", "words_mark", "withdrawn_on")
    assert list(rows) == [("pseudonym", "", "", DAY), ("no", "", "", None)]


def test_one_gets_what_one_agreed_to(told):
    person = Person.objects.create(authority=told.work.authority, name="An Peeters")
    Participant.objects.update(person=person)
    _made, token, (a, _b) = told.ask("public")
    answer(token, {a: Said("pseudonym", "Roos")})
    held = held_about(told.work.authority, person, Scope(frozenset(), frozenset()), {})
    assert held["quotes"] == [
        {
            "network": told.work.network.name,
            "held_on": "2026-03-02",
            "use": "public",
            "place": "het verhaal public",
            "agreed": "pseudonym",
            "how": "link",
            "shown_as": "Roos",
            "given_on": DAY.isoformat(),
            "until": None,
            "withdrawn_on": None,
        }
    ]
    (told_of,) = (one for one in sections(held) if one.key == "quotes")
    assert ("Antwoord", "Ja, met een andere naam") in told_of.rows[0]
