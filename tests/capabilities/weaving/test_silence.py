"""A voice that doesn't answer: reminded, given time, then a story may go on for a reason, or without their words."""

from datetime import timedelta

import pytest

from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.weaving.actions.answering import answer
from draagvlak.capabilities.weaving.actions.asking import ask_reviews, give_back, note_answer, renew_link, say_done
from draagvlak.capabilities.weaving.actions.publishing import publish
from draagvlak.capabilities.weaving.actions.silence import go_on_without, leave_out
from draagvlak.capabilities.weaving.actions.stories import Words, undo_step, write
from draagvlak.capabilities.weaving.models import Review
from draagvlak.capabilities.weaving.queries.ageing import old_words
from draagvlak.capabilities.weaving.queries.answering import asked_at
from draagvlak.capabilities.weaving.queries.steps import spent_of, steps_of
from tests.capabilities.policy.conftest import DAY
from tests.capabilities.weaving.conftest import DARE
from tests.capabilities.weaving.test_giving_back import NARROW, at, lacks
from tests.factories.consents import taken_back
from tests.factories.conversations import fragment_in

pytestmark = pytest.mark.django_db
WHY = "An is verhuisd. Ik belde drie keer."


@pytest.fixture
def silent(weave):
    """Both asked, and Bo said that it is good."""
    weave.agree()
    ask_reviews(*weave.who, weave.story.pk, ([weave.an.pk, weave.bo.pk], "link"))
    bo = Review.objects.get(participant=weave.bo)
    note_answer(*weave.who, (bo.pk, bo.version), ("good", "", "said"))
    return weave


def later(weave, days):
    weave.network.frozen_on = DAY + timedelta(days)
    weave.network.save(update_fields=["frozen_on"])


def of_an(weave):
    row = Review.objects.get(participant=weave.an)
    return row.pk, row.version


def remind(weave):
    return renew_link(*weave.who, "review", of_an(weave)[0])[1]


def test_it_goes_on_for_a_reason_once_they_were_reminded_and_had_time(silent):
    later(silent, 100)
    with pytest.raises(RefusedError, match="too-soon"):
        go_on_without(*silent.who, of_an(silent), WHY)
    later(silent, 16)
    token = remind(silent)
    for day in (21, 22):
        later(silent, day)
        with pytest.raises(RefusedError, match="too-soon"):
            go_on_without(*silent.who, of_an(silent), WHY)
    later(silent, 23)
    assert lacks(silent)[0] == ("open", ("An",))
    with pytest.raises(RefusedError, match="empty"):
        go_on_without(*silent.who, of_an(silent), " ")
    go_on_without(*silent.who, of_an(silent), WHY)
    assert lacks(silent)[0][0] == "not-given"
    assert (asked_at(token).went_on, asked_at(token).row.done_with_it) == (True, WHY)
    go_on_without(*silent.who, of_an(silent), "")
    assert lacks(silent)[0] == ("open", ("An",))


def test_what_they_say_afterwards_counts(silent):
    later(silent, 1)
    token = remind(silent)
    later(silent, 30)
    go_on_without(*silent.who, of_an(silent), WHY)
    everybody = [silent.an.pk, silent.bo.pk, silent.chris.pk]
    give_back(*silent.who, silent.story.pk, (everybody, "said"))
    publish(*silent.who, at(silent), NARROW, silent.work.step())
    answer(token, of_an(silent)[1], ("other", "Zonder mijn straat."))
    assert lacks(silent) == [("objects", ("An",))]
    assert Review.objects.get(participant=silent.an).done_with_it == ""
    with pytest.raises(RefusedError, match="too-soon"):
        go_on_without(*silent.who, of_an(silent), WHY)


def test_asked_anew_they_have_their_time_anew(silent):
    later(silent, 1)
    remind(silent)
    later(silent, 30)
    go_on_without(*silent.who, of_an(silent), WHY)
    ask_reviews(*silent.who, silent.story.pk, ([silent.an.pk], "link"))
    assert lacks(silent)[0] == ("open", ("An",))


def test_the_reason_goes_with_time_and_the_story_still_went_on(silent):
    later(silent, 1)
    remind(silent)
    later(silent, 30)
    go_on_without(*silent.who, of_an(silent), WHY)
    day = DAY + timedelta(30)
    assert [rows.count() for rows in old_words({silent.network.pk: day})] == [0, 0]
    assert [rows.count() for rows in old_words({silent.network.pk: day + timedelta(1)})] == [1, 0]
    Review.objects.filter(participant=silent.an).update(done_with_it="")
    assert lacks(silent)[0][0] == "not-given"


def test_their_words_are_left_out_in_one_tap_and_back(silent):
    before = at(silent)
    leave_out(*silent.who, before, {silent.ride.pk}, "step-of-leaving-out-1")
    assert lacks(silent)[0][0] == "not-given"
    assert (f"[[{silent.ride.pk}]]" in silent.story.text, f"[[{silent.ask.pk}]]" in silent.story.text) == (False, True)
    undo_step(*silent.who, "step-of-leaving-out-1")
    assert lacks(silent)[0] == ("open", ("An",))
    assert silent.story.text == silent.text


def test_words_that_are_gone_are_found_to_be_left_out(silent):
    steps = steps_of(silent.network, silent.story, ())
    assert spent_of(silent.network, steps) == ()
    taken_back(silent.first)
    assert spent_of(silent.network, steps) == (silent.ride.pk,)


def test_the_voice_reads_what_who_writes_reads(silent):
    """That a story went on is one truth, also once they were asked anew, or quoted more."""
    later(silent, 1)
    token = remind(silent)
    later(silent, 30)
    go_on_without(*silent.who, of_an(silent), WHY)
    more = fragment_in(silent.evening, DARE, silent.an)
    write(*silent.who, at(silent), Words("De bus", "", f"{silent.text}\n\n[[{more.pk}]]"), silent.work.step())
    assert (lacks(silent)[1], asked_at(token).went_on) == (("not-asked", ("An",)), False)
    [(_heard, token)] = ask_reviews(*silent.who, silent.story.pk, ([silent.an.pk], "link"))
    assert (asked_at(token).went_on, asked_at(token).row.done_with_it) == (False, "")


def test_what_was_said_before_being_asked_anew_is_no_silence(silent):
    [(_heard, token)] = ask_reviews(*silent.who, silent.story.pk, ([silent.an.pk], "link"))
    answer(token, of_an(silent)[1], ("other", "Zonder mijn straat."))
    say_done(*silent.who, "review", of_an(silent), "De straat is eruit.")
    [(_heard, token)] = ask_reviews(*silent.who, silent.story.pk, ([silent.an.pk], "link"))
    later(silent, 30)
    with pytest.raises(Review.DoesNotExist):
        say_done(*silent.who, "review", of_an(silent), "De straat is echt eruit.")
    assert (asked_at(token).went_on, asked_at(token).is_answered) == (False, False)
    remind(silent)
    later(silent, 40)
    go_on_without(*silent.who, of_an(silent), WHY)
    assert lacks(silent)[0][0] == "not-given"
    note_answer(*silent.who, of_an(silent), ("other", "Zonder mijn huis.", "said"))
    assert lacks(silent)[0] == ("objects", ("An",))
