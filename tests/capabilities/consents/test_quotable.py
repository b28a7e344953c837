"""The one gate to words: what may stand where, and what closes it."""

from datetime import date, timedelta

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.consents.queries.quotable import Quote, all_quotes, quotes, withdrawn
from draagvlak.capabilities.consents.queries.standing import Stand
from draagvlak.capabilities.consents.queries.weaving import quotes_for_weaving
from draagvlak.capabilities.conversations.models import Fragment, Participant
from tests.capabilities.policy.conftest import work
from tests.factories import NetworkFactory
from tests.factories.consents import AGREED, agreed, taken_back
from tests.factories.conversations import SAID, conversation_in, fragment_in, voice_in
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
__all__ = ["work"]
LATER = AGREED + timedelta(days=30)


@pytest.fixture
def said(work):
    """A fragment of An, to which she agreed for the pages."""
    conversation = conversation_in(work.network)
    fragment = fragment_in(conversation, voice=voice_in(conversation))
    return fragment, agreed(fragment)


def asked(work, fragment, use="pages", day=LATER):
    return quotes(work.network, [fragment.pk], use, day)


def test_words_stand_only_where_they_were_agreed_to(work, said):
    fragment, _consent = said
    assert asked(work, fragment) == {fragment.pk: Quote(fragment.pk, SAID[0], "An")}
    assert [use for use in Use if asked(work, fragment, use)] == ["pages"]
    assert asked(work, fragment, day=AGREED - timedelta(days=1)) == {}
    assert all_quotes(work.network, "pages", LATER) == [Quote(fragment.pk, SAID[0], "An")]
    agreed(fragment, "public", "Bloem", "pseudonym")
    assert asked(work, fragment, "public")[fragment.pk].name == "Bloem"
    agreed(fragment, "peers", "", "no")
    assert asked(work, fragment, "peers") == {}


def test_taken_back_is_gone_at_once_and_on_every_day(work, said):
    fragment, consent = said
    assert withdrawn(work.network, [fragment.pk], "pages") == set()
    taken_back(consent)
    assert [asked(work, fragment, day=day) for day in (AGREED, LATER)] == [{}, {}]
    assert withdrawn(work.network, [fragment.pk], "pages") == {fragment.pk}
    assert withdrawn(work.network, [fragment.pk], "public") == set()
    agreed(fragment, given_on=LATER)
    assert asked(work, fragment) != {}
    assert withdrawn(work.network, [fragment.pk], "pages") == set()


def change(model, row, **values):
    model.objects.filter(pk=row.pk).update(**values)


def test_other_words_another_voice_or_a_day_past_are_no_consent(work, said):
    fragment, consent = said
    change(Fragment, fragment, words=f"  {SAID[0]}\n")
    assert asked(work, fragment) != {}
    change(Fragment, fragment, words=f"niet {SAID[0]}")
    assert asked(work, fragment) == {}
    change(Fragment, fragment, words=SAID[0], voice=voice_in(fragment.conversation, "Bo"))
    assert asked(work, fragment) == {}
    change(Fragment, fragment, voice=None)
    assert asked(work, fragment) == {}
    change(Fragment, fragment, voice=fragment.voice)
    change(QuoteConsent, consent, until=LATER)
    assert asked(work, fragment) != {}
    assert asked(work, fragment, day=LATER + timedelta(days=1)) == {}
    assert withdrawn(work.network, [fragment.pk], "pages") == set()


def test_a_minor_needs_a_parent_and_what_was_taken_away_is_not_there(work, said):
    fragment, consent = said
    change(Participant, fragment.voice, minor=True)
    assert asked(work, fragment) == {}
    change(QuoteConsent, consent, parent_agreed=True)
    assert asked(work, fragment) != {}
    change(Fragment, fragment, gone_on=date(2026, 4, 1))
    assert asked(work, fragment) == {}


def test_who_turns_out_to_be_a_minor_later_needs_a_parent_too(work, said):
    fragment, consent = said
    person = add_someone(work.network, "An Peeters", is_minor=True)
    change(Participant, fragment.voice, person=person)
    assert asked(work, fragment) == {}
    change(QuoteConsent, consent, parent_agreed=True)
    assert asked(work, fragment) != {}


def test_one_query_whatever_their_number(work, said, django_assert_num_queries):
    fragments = [said[0]]
    for _more in range(2):
        fragments.append(fragment_in(said[0].conversation, voice=said[0].voice))
        agreed(fragments[-1])
    for some in (fragments[:1], fragments):
        keys = [one.pk for one in some]
        with django_assert_num_queries(1):
            assert len(quotes(work.network, keys, "pages", LATER)) == len(some)
        with django_assert_num_queries(1):
            assert withdrawn(work.network, keys, "pages") == set()


def test_nothing_of_another_network_or_authority(work, said):
    other = NetworkFactory()
    with inside(other.authority):
        assert quotes(other, [said[0].pk], "pages", LATER) == {}
        assert quotes(work.network, [said[0].pk], "pages", LATER) == {}


def test_who_weaves_sees_how_each_stands(work, said):
    fragment, consent = said
    found = quotes_for_weaving(work.as_role("storyteller"), work.network)[fragment.pk]
    assert (found.words, found.voice, found.agreed) == (SAID[0], "An", ("pages",))
    assert found.stands["public"] == Stand.UNASKED
    other = fragment_in(fragment.conversation, SAID[1], voice=fragment.voice)
    assert set(quotes_for_weaving(work.as_role("storyteller"), work.network)) == {fragment.pk, other.pk}
    assert set(quotes_for_weaving(work.as_role("partner"), work.network)) == {fragment.pk}
    taken_back(consent)
    assert quotes_for_weaving(work.as_role("partner"), work.network) == {}
    gone = quotes_for_weaving(work.as_role("storyteller"), work.network)[fragment.pk]
    assert (gone.words, gone.stands["pages"]) == ("", Stand.WITHDRAWN)
