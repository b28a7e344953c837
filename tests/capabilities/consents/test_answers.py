"""A voice is asked, answers by the link, on paper or aloud, and takes back; what holds follows at once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.consents.actions.answering import ClosedError, Noted, Said, answer, note_answers
from draagvlak.capabilities.consents.actions.asking import Asking, Wish, ask, close, renew, reopen
from draagvlak.capabilities.consents.actions.taking_back import take_back, take_back_for, take_back_own
from draagvlak.capabilities.consents.models import Ask, Asked, QuoteConsent
from draagvlak.capabilities.consents.queries.links import ask_at, opened
from draagvlak.capabilities.consents.queries.quotable import quotes, withdrawn
from draagvlak.capabilities.consents.queries.standing import Stand, stands_of
from draagvlak.capabilities.consents.readers.words import mark_of
from draagvlak.capabilities.conversations.models import Fragment, Participant
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.capabilities.policy.conftest import DAY
from tests.factories.conversations import SAID
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
NAMED, NO = Said("named"), Said("no")


def shown(told, use="pages", day=DAY):
    found = quotes(told.work.network, [told.first.pk, told.second.pk], use, day)
    return {key: quote.name for key, quote in found.items()}


def stand(told, fragment, use="pages"):
    return stands_of(told.work.network, [fragment.pk], DAY)[fragment.pk][use]


def test_the_link_is_a_secret_that_is_kept_as_its_hash(told):
    made, token, _asked = told.ask()
    assert (len(bytes.fromhex(token)) * 8, made.token_hash) == (128, hash_of(token))
    assert (made.asked_on, made.until) == (DAY, DAY + timedelta(days=60))
    assert ask_at(token) == made
    assert [ask_at(other) for other in ("", token[:-1], token + "0")] == [None, None, None]


def test_each_quote_and_use_gets_its_own_answer(told):
    _made, token, (a, b, c, d) = told.ask("pages", "public")
    assert stand(told, told.first) == Stand.ASKED
    assert answer(token, {a: NAMED, b: Said("pseudonym", " Bloem "), c: NO}) == 3
    assert (shown(told), shown(told, "public")) == ({told.first.pk: "An"}, {told.first.pk: "Bloem"})
    assert (stand(told, told.second), stand(told, told.second, "public")) == (Stand.NO, Stand.ASKED)
    answer(token, {a: NAMED, b: Said("pseudonym", "Bloem"), c: NO})
    assert QuoteConsent.objects.count() == 3
    row = QuoteConsent.objects.get(use="public", fragment=told.first)
    assert (row.how, row.given_on, row.place, row.name) == ("link", DAY, "het verhaal public", "Bloem")
    assert {entry.user for entry in AuditEntry.objects.filter(what="consents.answer")} == {None}
    answer(token, {d: NAMED})
    assert shown(told, "public") == {told.first.pk: "Bloem", told.second.pk: "An"}


def test_an_answer_can_change_and_yes_that_becomes_no_is_taken_back(told):
    _made, token, (a, _b) = told.ask()
    answer(token, {a: NAMED})
    answer(token, {a: Said("pseudonym", "Roos")})
    assert (shown(told), withdrawn(told.work.network, [told.first.pk], "pages")) == ({told.first.pk: "Roos"}, set())
    answer(token, {a: NO})
    assert (shown(told), withdrawn(told.work.network, [told.first.pk], "pages")) == ({}, {told.first.pk})
    assert answer(token, {a: NAMED}) == 0
    assert (shown(told), withdrawn(told.work.network, [told.first.pk], "pages")) == ({}, {told.first.pk})


def test_taken_back_with_one_tap_for_one_quote_or_for_all(told):
    _made, token, (a, b, c, d) = told.ask("pages", "public")
    answer(token, dict.fromkeys((a, b, c, d), NAMED))
    assert take_back(token, told.first.pk) == 2
    assert take_back(token, told.first.pk) == 0
    assert (shown(told), shown(told, "public")) == ({told.second.pk: "An"}, {told.second.pk: "An"})
    gone = QuoteConsent.objects.filter(fragment=told.first)
    assert set(gone.values_list("withdrawn_on", "withdrawn_how", "name", "words_mark")) == {(DAY, "link", "", "")}
    page = opened(ask_at(token))
    assert [(one.words, one.stands, one.taken_back_on) for one in page.quotes] == [
        (SAID[1], True, None),
        ("", False, DAY),
    ]
    assert take_back(token) == 2
    assert (shown(told), shown(told, "public")) == ({}, {})


def test_answering_ends_and_taking_back_never_does(told):
    made, token, (a, b) = told.ask()
    answer(token, {a: NAMED})
    close(told.who, made.pk)
    with pytest.raises(ClosedError):
        answer(token, {b: NAMED})
    reopen(told.who, made.pk)
    Ask.objects.update(until=DAY - timedelta(days=1))
    with pytest.raises(ClosedError):
        answer(token, {b: NAMED})
    assert (opened(ask_at(token)).is_open, opened(ask_at(token)).to_answer) == (False, [])
    assert (take_back(token), shown(told)) == (1, {})


def test_a_new_link_asks_what_waits_and_by_the_old_one_is_still_taken_back(told):
    made, token, (a, b) = told.ask()
    answer(token, {a: NAMED})
    again, newer = renew(told.who, made.pk, False, told.work.step())
    assert [one.fragment_id for one in again.asked.all()] == [told.second.pk]
    with pytest.raises(ClosedError):
        answer(token, {b: NAMED})
    answer(newer, {again.asked.get().pk: NAMED})
    assert [one.fragment for one in opened(ask_at(token)).standing] == [told.first.pk, told.second.pk]
    assert take_back(token) == 2
    _last, newest = renew(told.who, again.pk, True, told.work.step())
    assert (ask_at(newer), ask_at(token), ask_at(newest) is None) == (None, Ask.objects.get(pk=made.pk), False)
    for lost in (newer, "nothing"):
        with pytest.raises(PermissionDenied):
            take_back(lost)
        with pytest.raises(PermissionDenied):
            answer(lost, {})


def test_other_words_are_another_question(told):
    _made, token, (a, b) = told.ask()
    answer(token, {a: NAMED})
    Fragment.objects.filter(pk__in=[told.first.pk, told.second.pk]).update(words="iets anders")
    assert answer(token, {b: NAMED}) == 0
    assert (shown(told), stand(told, told.first)) == ({}, Stand.CHANGED)
    page = opened(ask_at(token))
    assert [(one.words, one.was_changed, one.stands) for one in page.quotes] == [("", True, True), ("", True, False)]
    _made, token, (a, b) = told.ask()
    answer(token, {a: NAMED, b: NAMED})
    assert len(shown(told)) == 2


def test_no_is_remembered_and_asked_twice_only_on_purpose(told):
    _made, token, (a, b) = told.ask()
    answer(token, {a: NO, b: NAMED})
    take_back(token, told.second.pk)
    with pytest.raises(RefusedError, match="again: said-no"):
        told.ask(fragments=[told.first])
    told.ask("public", fragments=[told.first])
    with pytest.raises(ObjectDoesNotExist):
        told.ask(fragments=[told.second], again=True)
    _made, token, (a,) = told.ask(fragments=[told.first], again=True)
    answer(token, {a: NAMED})
    assert len(shown(told)) == 1


def test_a_minor_is_asked_only_with_a_parent(told):
    Participant.objects.update(person=add_someone(told.work.network, "An Peeters", is_minor=True))
    with pytest.raises(RefusedError, match="parent-consent"):
        told.ask()
    Participant.objects.update(minor=True, person=None)
    with pytest.raises(RefusedError, match="parent-consent"):
        told.ask()
    _made, token, (a, _b) = told.ask(parent_agreed=True)
    answer(token, {a: NAMED})
    assert shown(told) == {told.first.pk: "An"}


def test_who_types_what_came_on_paper_or_aloud(told):
    made, token, (a, b) = told.ask()
    close(told.who, made.pk)
    noted, step = Noted("paper", date(2026, 3, 9)), told.work.step()
    note_answers(told.who, made.pk, {a: Said("named", until=DAY), b: NO}, noted, step)
    with pytest.raises(SentBeforeError):
        note_answers(told.who, made.pk, {a: NO}, noted, step)
    assert (shown(told), shown(told, day=DAY + timedelta(days=1))) == ({told.first.pk: "An"}, {})
    row = QuoteConsent.objects.get(fragment=told.first)
    assert (row.how, row.given_on, row.noted_by) == ("paper", date(2026, 3, 9), told.teller)
    for day, why in ((DAY + timedelta(days=1), "not-yet"), (date(2026, 3, 1), "before-said")):
        with pytest.raises(RefusedError, match=why):
            note_answers(told.who, made.pk, {a: NO}, Noted("said", day), told.work.step())
    for name, why in ((" ", "no-name"), ("x" * 121, "long-name"), ("85.07.30-033 28", "register-number")):
        with pytest.raises(RefusedError, match=why):
            note_answers(told.who, made.pk, {a: Said("pseudonym", name)}, noted, told.work.step())
    assert take_back(token) == 1


def test_by_a_link_nobody_makes_a_day_go_up_to_which_it_holds(told):
    made, token, (a, b) = told.ask()
    until = DAY + timedelta(days=30)
    note_answers(told.who, made.pk, {a: Said("named", until=until)}, Noted("paper", DAY), told.work.step())
    answer(token, {a: NAMED, b: NAMED})
    assert list(QuoteConsent.objects.values_list("how", "until")) == [("paper", until), ("link", None)]
    answer(token, {a: Said("pseudonym", "Bloem")})
    row = QuoteConsent.objects.get(fragment=told.first, replaced_on=None)
    assert (row.name, row.how, row.until) == ("Bloem", "link", until)
    QuoteConsent.objects.filter(pk=row.pk).update(until=DAY - timedelta(days=1))
    answer(token, {a: Said("pseudonym", "Bloem")})
    assert QuoteConsent.objects.get(fragment=told.first, replaced_on=None, until=None).name == "Bloem"


def test_taken_back_for_who_asks_it_and_by_the_own_account(told):
    _made, token, keys = told.ask()
    answer(token, dict.fromkeys(keys, NAMED))
    assert take_back_for(told.work.who, told.voice.pk, told.first.pk) == 1
    for kind in ("colleague", "leader"):
        who = (told.work.as_role(kind), *told.who[1:])
        with pytest.raises(PermissionDenied):
            take_back_for(who, told.voice.pk)
        with pytest.raises(ObjectDoesNotExist):
            take_back_own(who, told.second.pk)
    Participant.objects.update(user=who[0])
    assert take_back_own(who, told.second.pk) == 1
    hows = dict(QuoteConsent.objects.values_list("fragment", "withdrawn_how"))
    assert hows == {told.first.pk: "request", told.second.pk: "account"}
    assert shown(told) == {}


def test_only_a_storyteller_asks_and_only_of_who_said_it(told):
    wish = Asking([Wish(told.first.pk, "pages")])
    for kind in ("director", "colleague", "administrator"):
        with pytest.raises(PermissionDenied):
            ask((told.work.as_role(kind), *told.who[1:]), told.voice.pk, wish, told.work.step())
    other = Participant.objects.create(
        authority=told.work.authority, conversation=told.first.conversation, known_as="Bo"
    )
    with pytest.raises(ObjectDoesNotExist):
        ask(told.who, other.pk, wish, told.work.step())
    with pytest.raises(RefusedError, match="nothing"):
        ask(told.who, told.voice.pk, Asking([]), told.work.step())


def test_no_words_stand_in_what_is_kept_of_consent(told):
    _made, token, keys = told.ask()
    answer(token, dict.fromkeys(keys, NAMED))
    for model in (Ask, Asked, QuoteConsent):
        assert not any(SAID[0] in str(value) for row in model.objects.values() for value in row.values())
    assert Asked.objects.first().words_mark == mark_of(SAID[0])
