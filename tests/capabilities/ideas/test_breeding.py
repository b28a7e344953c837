"""Notes, voices, pictures, experiments and warmth: who lays them, who sees them, and taking back."""

from datetime import date, timedelta

import pytest

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.ideas.actions import experiments, notes
from draagvlak.capabilities.ideas.actions.notes import Laid
from draagvlak.capabilities.ideas.actions.taking_back import take_back
from draagvlak.capabilities.ideas.actions.warming import warm
from draagvlak.capabilities.ideas.models import Experiment, Idea, IdeaNote, IdeaPicture, Warmth
from draagvlak.capabilities.ideas.queries.breeding import breeding_of, experiment_at, note_at, picture_at
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.capabilities.ideas.conftest import TODAY
from tests.capabilities.ideas.test_pictures import png
from tests.factories.ideas import let_in, opened, with_role

pytestmark = pytest.mark.django_db
NUMBER = "85.07.30-033.28"


def test_whoever_is_in_on_it_lays_notes_quietly(nest):
    let_in(nest.idea, nest.guest)
    nest.note(user=nest.guest, text=" Wat we zagen ")
    made = IdeaNote.objects.get()
    assert (made.text, made.kind, made.by, made.on, made.goes_along) == (
        "Wat we zagen",
        "note",
        nest.guest,
        TODAY,
        False,
    )
    assert nest.now().stirred_on == TODAY
    assert (nest.now().version, nest.now().history.count()) == (1, 1)
    assert AuditEntry.objects.count() == 0


def test_sent_twice_laid_once(nest):
    nest.note(step="a-key-that-is-long")
    with pytest.raises(SentBeforeError):
        nest.note(step="a-key-that-is-long")
    assert IdeaNote.objects.count() == 1


def test_for_whom_it_is_not_there_is_nothing_to_lay_it_with(nest):
    opened(nest.idea, "association", "partner_organisation")
    for idea in (nest.idea, nest.another()):
        with pytest.raises(Idea.DoesNotExist):
            nest.note(idea, user=nest.guest)
    assert IdeaNote.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "part", "code"),
    [
        ({"text": "  "}, "text", "empty-note"),
        ({"text": NUMBER}, "text", "register-number"),
        ({"kind": "voice", "said_by": NUMBER}, "said_by", "register-number"),
        ({"kind": "picture", "text": ""}, "text", "empty-alt"),
        ({"kind": "picture"}, "people", "no-yes"),
        ({"kind": "picture", "people_agreed": True}, "picture", "no-picture"),
        ({"kind": "picture", "people_agreed": True, "picture": b"GIF89a"}, "picture", "picture-kind"),
    ],
)
def test_what_is_not_kept_is_told(nest, said, part, code):
    with pytest.raises(RefusedError) as refused:
        nest.note(**said)
    assert (refused.value.part, refused.value.code, IdeaNote.objects.count()) == (part, code, 0)


def test_only_a_voice_is_named(nest):
    assert nest.note(kind="voice", said_by=" Jo van de markt ").said_by == "Jo van de markt"
    assert nest.note(said_by="Jo").said_by == ""


def test_a_note_is_changed_and_taken_back(nest):
    made, step = nest.note(), nest.step()
    at = (nest.idea.key, made.key, 1)
    notes.change_note(*nest.mine, at, Laid("note", "Anders", goes_along=True), step)
    with pytest.raises(ChangedMeanwhileError):
        notes.change_note(*nest.mine, at, Laid("note", "Nog anders"), nest.step())
    assert take_back(*nest.mine, step) == nest.idea.key
    assert IdeaNote.objects.values_list("text", "goes_along", "version").get() == ("Wat we zagen", False, 3)
    with pytest.raises(ChangedMeanwhileError):
        take_back(*nest.mine, step)


def test_a_note_that_was_laid_goes_without_a_trace(nest):
    step = nest.step()
    nest.note(kind="picture", picture=png(), people_agreed=True, step=step)
    take_back(*nest.mine, step)
    assert (IdeaNote.objects.count(), IdeaPicture.objects.count(), IdeaNote.history.count()) == (0, 0, 0)
    with pytest.raises(LookupError):
        take_back(*nest.mine, step)


def test_a_picture_that_was_taken_away_comes_back(nest):
    made, step = nest.note(kind="picture", text="De poort", picture=png(), people_agreed=True), nest.step()
    notes.remove_note(*nest.mine, nest.idea.key, made.key, step)
    assert IdeaPicture.objects.values_list("note", "was_of", "left_on").get() == (None, made.pk, TODAY)
    take_back(*nest.mine, step)
    back = picture_at(nest.owner, nest.network, nest.idea.key, made.key)
    assert (bytes(back.content), back.kind, back.left_on, IdeaNote.objects.get()) == (png(), "png", None, made)


def test_nobody_else_takes_a_step_back(nest):
    step = nest.step()
    nest.note(step=step)
    for text in (step, "", "nothing-of-the-kind"):
        with pytest.raises(LookupError):
            take_back(*nest.by(nest.guest), text)
    assert IdeaNote.objects.count() == 1


def test_who_it_was_opened_to_sees_what_goes_along(nest):
    along, stays = nest.note(goes_along=True), nest.note(text="Blijft binnen")
    shown = nest.note(kind="picture", picture=png(), people_agreed=True, goes_along=True)
    hidden = nest.note(kind="picture", picture=png(), people_agreed=True)
    experiments.begin_experiment(*nest.mine, nest.idea.key, ("Een proef", TODAY), nest.step())
    at = [(nest.idea.key, one.key) for one in (shown, hidden)]
    assert [picture_at(nest.guest, nest.network, *one) for one in at] == [None, None]
    opened(nest.idea, "association", "partner_organisation")
    seen = breeding_of(nest.guest, nest.idea, is_inside=False)
    assert (set(seen.notes.object_list), seen.experiments) == ({along, shown}, ())
    assert [bool(picture_at(nest.guest, nest.network, *one)) for one in at] == [True, False]
    assert note_at(nest.guest, nest.network, nest.idea.key, along.key) is None
    whole = breeding_of(nest.owner, nest.idea, is_inside=True)
    assert (set(whole.notes.object_list), len(whole.experiments)) == ({along, stays, shown, hidden}, 1)


def test_an_experiment_from_try_to_verdict_and_back(nest):
    made = experiments.begin_experiment(*nest.mine, nest.idea.key, (" Koffie schenken ", TODAY), nest.step())
    at, step = (nest.idea.key, made.key, 1), nest.step()
    learned = experiments.Learned(" Iedereen blijft staan ", "let_go", TODAY)
    experiments.end_experiment(*nest.mine, at, learned, step)
    said = Experiment.objects.values_list("tried", "learned", "verdict", "began_on", "ended_on").get()
    assert said == ("Koffie schenken", "Iedereen blijft staan", "let_go", TODAY, TODAY)
    assert nest.now().state == "growing"
    take_back(*nest.mine, step)
    assert Experiment.objects.values_list("learned", "verdict", "ended_on").get() == ("", "", None)
    experiments.change_experiment(*nest.mine, (nest.idea.key, made.key, 3), ("Thee", TODAY), nest.step())
    step = nest.step()
    experiments.remove_experiment(*nest.mine, nest.idea.key, made.key, step)
    assert experiment_at(nest.owner, nest.network, nest.idea.key, made.key) is None
    take_back(*nest.mine, step)
    assert experiment_at(nest.owner, nest.network, nest.idea.key, made.key).tried == "Thee"


@pytest.mark.parametrize(
    ("what", "part", "code"),
    [
        ((" ", TODAY), "tried", "empty-tried"),
        ((NUMBER, TODAY), "tried", "register-number"),
        (("Koffie", date(2028, 1, 1)), "began_on", "far-ahead"),
    ],
)
def test_an_experiment_that_cannot_begin(nest, what, part, code):
    with pytest.raises(RefusedError) as refused:
        experiments.begin_experiment(*nest.mine, nest.idea.key, what, nest.step())
    assert (refused.value.part, refused.value.code) == (part, code)


@pytest.mark.parametrize(
    ("learned", "ended_on", "part", "code"),
    [
        ("", TODAY, "learned", "empty-learned"),
        (NUMBER, TODAY, "learned", "register-number"),
        ("Veel", TODAY + timedelta(days=1), "ended_on", "not-yet"),
        ("Veel", TODAY - timedelta(days=9), "ended_on", "before"),
    ],
)
def test_an_experiment_that_cannot_end_so(nest, learned, ended_on, part, code):
    began = TODAY - timedelta(days=8)
    made = experiments.begin_experiment(*nest.mine, nest.idea.key, ("Koffie", began), nest.step())
    said = experiments.Learned(learned, "turn", ended_on)
    with pytest.raises(RefusedError) as refused:
        experiments.end_experiment(*nest.mine, (nest.idea.key, made.key, 1), said, nest.step())
    assert (refused.value.part, refused.value.code) == (part, code)


def test_an_end_does_not_come_before_its_begin(nest):
    made = experiments.begin_experiment(*nest.mine, nest.idea.key, ("Koffie", TODAY), nest.step())
    said = experiments.Learned("Veel", "go_on", TODAY)
    experiments.end_experiment(*nest.mine, (nest.idea.key, made.key, 1), said, nest.step())
    what = ("Koffie", TODAY + timedelta(days=1))
    with pytest.raises(RefusedError) as refused:
        experiments.change_experiment(*nest.mine, (nest.idea.key, made.key, 2), what, nest.step())
    assert refused.value.code == "after-end"


def test_warmth_by_name_inside_and_by_number_outside(nest):
    opened(nest.idea, "association", "partner_organisation")
    users = [with_role(nest.network, "PARTNER") for _each in range(5)]
    seen = []
    for user in users:
        for _twice in range(2):
            warm(*nest.by(user), nest.idea.key, warms=True)
        outside = breeding_of(nest.guest, nest.idea, is_inside=False).warmed
        seen.append((outside.any, outside.count, outside.names))
    assert seen == [(True, None, ())] * 4 + [(True, 5, ())]
    inside = breeding_of(nest.owner, nest.idea, is_inside=True).warmed
    assert inside.names == tuple(sorted(user.username for user in users))
    assert breeding_of(users[0], nest.idea, is_inside=False).warmed.by_me
    warm(*nest.by(users[0]), nest.idea.key, warms=False)
    assert (Warmth.objects.count(), nest.now().stirred_on) == (4, TODAY)
    with pytest.raises(Idea.DoesNotExist):
        warm(*nest.by(users[0]), nest.another().key, warms=True)
