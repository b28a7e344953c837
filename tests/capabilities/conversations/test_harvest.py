"""Harvesting: notes as they fall, fragments with voice and themes, and every step taken back."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.conversations.actions.ageing import _end_conversations, _end_fragments
from draagvlak.capabilities.conversations.actions.conversations import (
    change_conversation,
    make_conversation,
    remove_conversation,
)
from draagvlak.capabilities.conversations.actions.fragments import (
    Marked,
    change_fragment,
    mark_fragment,
    place_again,
    remove_fragment,
)
from draagvlak.capabilities.conversations.actions.participants import Voice, add_named, remove_participant
from draagvlak.capabilities.conversations.actions.sources import remove_source, write_text
from draagvlak.capabilities.conversations.actions.themes import join_themes, remove_theme, rename_theme
from draagvlak.capabilities.conversations.actions.undoing import undo_step
from draagvlak.capabilities.conversations.models import Conversation, Fragment, FragmentTheme, Source, Theme
from draagvlak.capabilities.conversations.queries.ageing import old_fragments, old_texts, taken_away
from draagvlak.capabilities.conversations.queries.conversations import named_in
from draagvlak.capabilities.conversations.queries.finding import Look, page_found, themes_listed
from draagvlak.capabilities.conversations.queries.fragments import fragments_of, own_fragments
from draagvlak.capabilities.conversations.queries.sources import source_read
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.capabilities.conversations.conftest import DAY, FACTS, SAID, TEXT
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ROLES = ("administrator", "director", "colleague", "partner", "experience", "storyteller", "leader", "politician")
NUMBER = "85.07.30-033.28"


def names_of(themes):
    return [name for _key, name in themes]


def test_only_who_harvests_writes(work):
    for role in ROLES:
        user = work.as_role(role)
        if role in ("director", "storyteller"):
            assert make_conversation(user, work.authority, work.network, FACTS, work.step()).title == FACTS.title
        else:
            with pytest.raises(PermissionDenied):
                make_conversation(user, work.authority, work.network, FACTS, work.step())


def test_a_conversation_is_changed_and_taken_back(work, harvest):
    with pytest.raises(SentBeforeError):
        make_conversation(*work.who, FACTS, "step-number-000001")
    step = work.step()
    change_conversation(*work.who, (harvest.talk.pk, 1), replace(FACTS, title="Anders"), step)
    with pytest.raises(ChangedMeanwhileError):
        change_conversation(*work.who, (harvest.talk.pk, 1), FACTS, work.step())
    undo_step(*work.who, step)
    assert Conversation.objects.get().title == FACTS.title
    for part, value, code in (("title", " ", "empty"), ("guest", NUMBER, "register-number")):
        with pytest.raises(RefusedError, match=f"{part}: {code}"):
            make_conversation(*work.who, replace(FACTS, **{part: value}), work.step())


def test_notes_are_saved_as_they_are_typed_and_nobody_overwrites(work, harvest):
    notes = write_text(*work.who, (harvest.notes.pk, 2), f"{TEXT}En toen\r\nging het licht uit.")
    assert (notes.text, notes.version) == (f"{TEXT}En toen\nging het licht uit.", 3)
    assert write_text(*work.who, (notes.pk, 2), notes.text).version == 3  # the same again, as after a lost answer
    with pytest.raises(ChangedMeanwhileError):
        write_text(*work.who, (notes.pk, 2), "iets anders")
    with pytest.raises(RefusedError, match="text: register-number"):
        write_text(*work.who, (notes.pk, 3), f"{TEXT} {NUMBER}")
    assert Source.objects.get().text == notes.text
    said = AuditEntry.objects.filter(row=f"conversations.source {notes.pk}")
    assert said.count() == 1  # begun; what is typed within the hour is no line each


def test_a_fragment_keeps_its_place_or_says_that_it_is_gone(work, harvest):
    first, second = harvest.mark(SAID[0]), harvest.mark(SAID[1])
    notes = write_text(*work.who, (harvest.notes.pk, 2), f"Welkom. {TEXT}".replace("vragen", "vroegen"))
    read = source_read(work.network, notes)
    assert [(one.key, notes.text[one.start : one.end]) for one in read.marked] == [(first.pk, SAID[0])]
    assert [(one.key, one.words, one.start) for one in read.lost] == [(second.pk, SAID[1], None)]
    assert [one.text for one in read.stretches if one.fragments] == [SAID[0]]
    assert "".join(one.text for one in read.stretches) == notes.text
    with pytest.raises(RefusedError, match="words: no-only-place"):
        place_again(*work.who, second.pk)
    notes = write_text(*work.who, (notes.pk, 3), TEXT)
    assert place_again(*work.who, second.pk).start == TEXT.index(SAID[1])


def test_words_are_found_only_where_they_stand_once(work, harvest):
    for words, code in (("zei", "words-twice"), ("nooit gezegd", "words-not-there"), (" ", "no-words")):
        with pytest.raises(RefusedError, match=f"words: {code}"):
            harvest.mark(words)
    place = Marked(place=(7, 33), words="zonder vervoer geen feest")
    assert mark_fragment(*work.who, harvest.notes.pk, place, work.step()).words == SAID[0]
    with pytest.raises(RefusedError, match="words: text-changed"):
        mark_fragment(*work.who, harvest.notes.pk, replace(place, place=(9, 33)), work.step())


def test_marking_changing_and_removing_are_taken_back(work, harvest):
    an, bo = harvest.voice("An"), harvest.voice("Bo")
    step = work.step()
    one = harvest.mark(SAID[0], an, ("Vervoer", "Feest"), step)
    undo_step(*work.who, step)
    assert (Fragment.objects.count(), Theme.objects.count(), FragmentTheme.objects.count()) == (0, 0, 0)
    one, step = harvest.mark(SAID[0], an, ("Vervoer", "Feest")), work.step()
    keep = Theme.objects.get(name="Feest").pk
    change_fragment(*work.who, (one.pk, 1), Marked(voice=bo.pk, themes=(keep,), new_themes=("vérvoer?",)), step)
    (shown,) = fragments_of(work.network)
    assert (shown.voice_name, names_of(shown.themes)) == ("Bo", ["Feest", "Vervoer"])  # called so already
    write_text(*work.who, (harvest.notes.pk, 2), f"Welkom. {TEXT}")
    undo_step(*work.who, step)
    (shown,) = fragments_of(work.network)
    assert (shown.voice_name, names_of(shown.themes), shown.start) == ("An", ["Feest", "Vervoer"], 16)
    step = work.step()
    remove_fragment(*work.who, one.pk, step)
    assert (fragments_of(work.network), source_read(work.network, Source.objects.get()).marked) == ([], [])
    undo_step(*work.who, step)
    assert [shown.key for shown in fragments_of(work.network)] == [one.pk]
    with pytest.raises(LookupError):
        undo_step(*work.who, "no-such-step")


def test_who_took_part_is_proposed_from_the_text(work, harvest):
    source = harvest.bring("An: ja\nBo Peeters: nee\nAn: toch\nZo was het: mooi")
    assert named_in(source) == ["An", "Bo Peeters"]
    an, step = harvest.voice("An"), work.step()
    assert named_in(source) == ["Bo Peeters"]
    (bo,) = add_named(*work.who, harvest.talk.pk, [Voice("an"), Voice("Bo Peeters")], step)
    undo_step(*work.who, step)
    assert [one.pk for one in harvest.talk.participants.all()] == [an.pk]
    harvest.mark(SAID[0], an)
    with pytest.raises(RefusedError, match="known_as: has-fragments"):
        remove_participant(*work.who, an.pk, work.step())
    assert bo.pk != an.pk


def test_somebody_of_the_network_is_a_voice_once(work, harvest):
    person = Person.objects.create(authority=work.authority, name="Cas Claes", account=UserFactory())
    with pytest.raises(RefusedError, match="person: no-member"):
        harvest.voice("", person=person.pk)
    person.membership_set.create(authority=work.authority, network=work.network, layers=["colleague"])
    cas = harvest.voice("", person=person.pk)
    assert (cas.known_as, cas.layer) == ("Cas Claes", "colleague")
    with pytest.raises(RefusedError, match="person: took-part-already"):
        harvest.voice("", person=person.pk)
    one = harvest.mark(SAID[0], cas)
    harvest.mark(SAID[1], harvest.voice("Bo"))
    assert [shown.key for shown in own_fragments(person.account, work.network)] == [one.pk]


def test_themes_are_called_otherwise_joined_and_taken_away(work, harvest):
    one, two = harvest.mark(SAID[0], themes=("Vervoer", "Bus")), harvest.mark(SAID[1], themes=("Bus",))
    bus, drive = Theme.objects.get(name="Bus"), Theme.objects.get(name="Vervoer")
    with pytest.raises(RefusedError, match="name: theme-twice"):
        rename_theme(*work.who, (bus.pk, 1), "VERVOER", work.step())
    rename_theme(*work.who, (bus.pk, 1), "De bus", step := work.step())
    undo_step(*work.who, step)
    join_themes(*work.who, bus.pk, drive.pk, step := work.step())
    assert [(theme.row.name, theme.fragments) for theme in themes_listed(work.network)] == [("Vervoer", 2)]
    assert {shown.key: names_of(shown.themes) for shown in fragments_of(work.network)} == {
        one.pk: ["Vervoer"],
        two.pk: ["Vervoer"],
    }
    undo_step(*work.who, step)
    listed = [(theme.row.name, theme.fragments) for theme in themes_listed(work.network)]
    assert listed == [("Bus", 2), ("Vervoer", 1)]
    remove_theme(*work.who, bus.pk, step := work.step())
    assert names_of(fragments_of(work.network, [two.pk])[0].themes) == []
    undo_step(*work.who, step)
    assert names_of(fragments_of(work.network, [two.pk])[0].themes) == ["Bus"]


def test_fragments_are_found_whatever_the_accents(work, harvest):
    one = harvest.mark(SAID[0], harvest.voice("Zoë"), ("Vervoer",))
    harvest.mark(SAID[1])

    def found(text="", theme=None):
        return [shown.key for shown in page_found(work.network, Look(text, theme), "1").object_list]

    assert found("VERVÓÉR feest") == found("zoe") == found(theme=Theme.objects.get().pk) == [one.pk]
    assert found("vervoer nooit") == []
    assert len(found()) == 2


def test_what_is_taken_away_comes_back_until_the_night(work, harvest):
    one = harvest.mark(SAID[0], harvest.voice(), ("Vervoer",))
    remove_source(*work.who, harvest.notes.pk, step := work.step())
    (shown,) = fragments_of(work.network)
    assert (shown.words, shown.source, shown.start) == (SAID[0], None, None)
    undo_step(*work.who, step)
    assert fragments_of(work.network)[0].start == one.start
    remove_conversation(*work.who, harvest.talk.pk, step := work.step())
    assert (fragments_of(work.network), page_found(work.network, Look("vervoer"), "1").object_list) == ([], [])
    undo_step(*work.who, step)
    assert len(fragments_of(work.network)) == 1
    remove_conversation(*work.who, harvest.talk.pk, work.step())
    (gone, _day), *_others = taken_away()
    assert _end_conversations(gone) == 1
    for model in (Conversation, Fragment, FragmentTheme):
        assert (model.objects.count(), model.history.model.objects.count()) == (0, 0)
    assert Source.objects.count() == 0


def test_what_had_its_time_goes_out_of_the_source_too(work, harvest):
    text = "An: zonder vervoer geen feest. Bo: dat klopt. An: nooit gevraagd."
    source = harvest.bring(text)

    def mark(words):
        return mark_fragment(*work.who, source.pk, Marked(words=words), work.step())

    old, stays, later = mark("zonder vervoer geen feest"), mark("geen feest. Bo: dat klopt"), mark("nooit gevraagd")
    tomorrow = {work.network.pk: date(2026, 11, 25)}
    assert old_fragments({work.network.pk: DAY}).count() == 0
    assert old_fragments(tomorrow).count() == 3
    assert [rows.count() for rows, _day in old_texts(tomorrow)] == [2, 0]
    assert _end_fragments(old_fragments(tomorrow).exclude(pk=stays.pk)) == 2
    source.refresh_from_db()
    assert source.text == "An: […]geen feest. Bo: dat klopt. An: […]."
    stays.refresh_from_db()
    assert source.text[stays.start : stays.end] == stays.words
    assert set(Fragment.history.model.objects.values_list("id", flat=True)) == {stays.pk}
    assert {old.pk, later.pk}.isdisjoint(Fragment.objects.values_list("pk", flat=True))
