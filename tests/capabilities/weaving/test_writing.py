"""Writing a story: versions, what is saved while one types, two who write at once, putting back and taking back."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.weaving.actions.asking import ask_reviews
from draagvlak.capabilities.weaving.actions.stories import Words, erase, keep_typing, put_back, undo_step, write
from draagvlak.capabilities.weaving.models import WovenStory
from draagvlak.capabilities.weaving.queries.versions import compared, versions_of

pytestmark = pytest.mark.django_db
NAMES = ("Titel", "Inleiding", "Tekst")


def now_is(weave):
    weave.story.refresh_from_db()
    return weave.story


def at(weave):
    return weave.story.pk, now_is(weave).version


def test_a_version_each_time_it_is_saved_and_few_while_one_types(weave):
    who, story = weave.who, weave.story
    assert [one.number for one in versions_of(story)] == [1]
    for letters in ("Z", "Zo", "Zon"):
        keep_typing(*who, at(weave), Words(letters, "", "Zon"))
    assert (now_is(weave).title, story.version) == ("Zon", 4)
    assert [(one.number, one.title) for one in versions_of(story)] == [(4, "Zon"), (1, "De bus rijdt")]
    write(*who, at(weave), Words("Zon en maan"), "step-of-writing-1")
    assert [(one.number, one.is_now) for one in versions_of(now_is(weave))] == [(5, True), (4, False), (1, False)]
    WovenStory.history.model.objects.update(history_date=now() - timedelta(hours=1))
    keep_typing(*who, at(weave), Words("Later"))
    assert [one.number for one in versions_of(now_is(weave))] == [6, 5, 4, 1]


def test_what_is_typed_is_in_the_audit_where_a_version_is_kept(weave):
    lines = AuditEntry.objects.filter(what="weaving.write").count()
    for letters in ("Z", "Zo", "Zo"):
        keep_typing(*weave.who, at(weave), Words(letters))
    assert AuditEntry.objects.filter(what="weaving.write").count() == lines
    assert now_is(weave).version == 3  # what it says already is not written again


def test_nobody_writes_over_what_another_wrote(weave):
    before = at(weave)
    write(*weave.who, before, Words("Van een ander", "", weave.text), "step-of-writing-1")
    with pytest.raises(ChangedMeanwhileError):
        keep_typing(*weave.who, before, Words("Van mij"))
    with pytest.raises(ChangedMeanwhileError):
        write(*weave.who, before, Words("Van mij"), "step-of-writing-2")
    assert now_is(weave).title == "Van een ander"


def test_a_step_of_the_story_is_no_other_text(weave):
    before = at(weave)
    ask_reviews(*weave.who, weave.story.pk, ([weave.an.pk], "said"))
    write(*weave.who, before, Words("Anders", "", weave.text), "step-of-writing-1")
    assert (now_is(weave).title, weave.story.state) == ("Anders", "review")


def test_two_versions_side_by_side_and_put_back(weave):
    write(*weave.who, at(weave), Words("De bus rijdt", "Over vervoer.", "Eerst de bus.\n\nDaarna niets."), "step-1")
    parts = compared(now_is(weave), 1, 2, NAMES)
    assert [(one.title, one.differs) for one in parts] == [("Titel", False), ("Inleiding", False), ("Tekst", True)]
    assert ("gone", f"[[{weave.ask.pk}]]") in [(line.kind, line.text) for line in parts[2].lines]
    assert compared(weave.story, 1, 9, NAMES) is None
    put_back(*weave.who, at(weave), 1, "step-of-putting-back")
    assert (now_is(weave).text, weave.story.version) == (weave.text, 3)
    undo_step(*weave.who, "step-of-putting-back")
    assert now_is(weave).text == "Eerst de bus.\n\nDaarna niets."
    with pytest.raises(LookupError):
        put_back(*weave.who, at(weave), 99, "step-of-nothing")


def test_undo_comes_to_what_was_typed_last(weave):
    keep_typing(*weave.who, at(weave), Words("Half", "", "Half getypt"))
    write(*weave.who, at(weave), Words("Heel", "", "Heel getypt"), "step-of-writing-1")
    undo_step(*weave.who, "step-of-writing-1")
    assert (now_is(weave).title, weave.story.text) == ("Half", "Half getypt")


def test_no_register_number_and_no_story_without_a_title(weave):
    for words, code in ((Words(" "), "empty"), (Words("A", "", "85073003328"), "register-number")):
        with pytest.raises(RefusedError) as refused:
            write(*weave.who, at(weave), words, "step-of-writing-1")
        assert refused.value.code == code


def test_erased_with_its_versions(weave):
    write(*weave.who, at(weave), Words("Anders"), "step-of-writing-1")
    erase(*weave.who, weave.story.pk)
    assert (WovenStory.objects.count(), WovenStory.history.count()) == (0, 0)
