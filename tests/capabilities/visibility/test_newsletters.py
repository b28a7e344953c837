"""What a newsletter tells: what is new since the last one, in the words that may stand there at that moment."""

import io
import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import docx
import pytest
from django.core.serializers import serialize

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.ideas.models import Idea, Opening
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.visibility.actions.items import DOWN, UP, move_item, put_in, take_out, word_item
from draagvlak.capabilities.visibility.actions.newsletters import Words, change_newsletter, mark_sent, remove_newsletter
from draagvlak.capabilities.visibility.actions.undoing import undo_newsletter
from draagvlak.capabilities.visibility.models import Newsletter, NewsletterItem
from draagvlak.capabilities.visibility.queries.newsletters import edition_of, letter_of, offers_of
from draagvlak.capabilities.visibility.queries.offered import since_of
from draagvlak.capabilities.visibility.queries.telling import OpenActivity
from draagvlak.capabilities.visibility.writers.newsletter_docx import as_docx
from draagvlak.capabilities.visibility.writers.newsletter_html import as_html
from draagvlak.capabilities.visibility.writers.told import as_text
from tests.capabilities.support.conftest import DAY
from tests.factories import SeatFactory, UserFactory
from tests.factories.consents import agreed, taken_back
from tests.factories.conversations import SAID
from tests.factories.policy import IndicatorFactory, MeasurementFactory, ResultFactory
from tests.factories.visible import published_story

pytestmark = pytest.mark.django_db
SINCE = DAY - timedelta(days=60)


def opened_idea(home, title, layers=Layer.values, on=DAY):
    made = Idea.objects.create(
        authority=home.authority,
        network=home.network,
        key=title[:24],
        title=title,
        owner=UserFactory(),
        since=on,
        stirred_on=on,
    )
    for layer in layers:
        Opening.objects.create(authority=home.authority, idea=made, layer=layer, opened_on=on)
    return made


SINT, FAR = (datetime(*day, 14, tzinfo=ZoneInfo("Europe/Brussels")) for day in ((2026, 12, 6), (2027, 6, 1)))


def feast(starts=SINT):
    return OpenActivity(7, "Sinterklaasfeest", "Iedereen welkom", "De Kring", starts)


def titles(edition):
    return [(one.row.kind, one.told.title) for one in edition.items]


@pytest.fixture
def full(home):
    """A result, a figure of few, a story with a quote, an activity; and what is not new or not for everybody."""
    ResultFactory(network=home.network, title="Een ruilwinkel", text="Met <b>", on=DAY - timedelta(days=5))
    old = ResultFactory(network=home.network, title="Van vroeger", on=DAY - timedelta(days=300))
    old.history.update(history_date=datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")))
    few = IndicatorFactory(network=home.network, name="Deelnames", kind="participation", result=old)
    MeasurementFactory(indicator=few, on=DAY - timedelta(days=1), value=3)
    home.story, home.fragments = published_story(home.network)
    home.consent = agreed(home.fragments[0], "newsletter", "Ann")
    opened_idea(home, "Een fietsbieb")
    opened_idea(home, "Half open", Layer.values[:3])
    home.letter = home.newsletter(SINCE, [feast(), feast(FAR)])
    return home


def seen(full, user=None):
    return edition_of(user or full.user, Newsletter.objects.get(pk=full.letter.pk), [feast()])


def files(edition):
    letter = letter_of(edition, DAY)
    paragraphs = [one.text for one in docx.Document(io.BytesIO(as_docx(letter, None))).paragraphs]
    return as_text(letter), as_html(letter), "\n".join(paragraphs)


def test_what_is_new_stands_in_it_but_ideas_are_asked_first(full):
    edition = seen(full)
    assert titles(edition) == [
        ("result", "Een ruilwinkel"),
        ("indicator", "Deelnames"),
        ("story", "De bus naar het feest"),
        ("activity", "Sinterklaasfeest"),
    ]
    assert [
        (one.what.partition("-")[0], one.title, one.is_idea) for one in offers_of(full.user, edition, [feast()])
    ] == [("idea", "Een fietsbieb", True)]


def test_files_tell_the_same_and_no_number_of_few(full):
    word_item(*full.who, (full.letter.pk, seen(full).items[0].row.pk, 1), "Kom kijken.\nElke dag.", full.step())
    change_newsletter(
        *full.who, (full.letter.pk, 1), Words("Nieuws", SINCE, "Dag <allemaal>", "Dank aan de bib."), full.step()
    )
    text, html, word = files(seen(full))
    for one in (text, html, word):
        for words in (
            "Een ruilwinkel",
            "Kom kijken.",
            f"‘{SAID[0]}’ — Ann",
            "minder dan 5",
            "Sinterklaasfeest",
            "De Kring",
        ):
            assert words in one
        assert SAID[1] not in one
        assert "24 november 2026" in one
    assert text.index("RESULTATEN") < text.index("VERHALEN") < text.index("DANK JE WEL")
    assert "Dag &lt;allemaal&gt;" in html
    assert "<b>" not in html
    assert not [one for one in ("http", "<img", "<link", "url(", "src=", "href=", "<script") if one in html]


def test_a_voice_that_withdrew_is_nowhere_any_more(full):
    assert [quote.name for quote in seen(full).items[2].told.quotes] == ["Ann"]
    taken_back(full.consent)
    edition = seen(full)
    assert (edition.items[2].told.quotes, edition.withdrawn) == ((), 1)
    assert not [one for one in files(edition) if SAID[0] in one]


def test_no_table_of_ours_holds_the_words_of_a_quote(full):
    files(seen(full))
    mark_sent(*full.who, (full.letter.pk, 1), DAY, full.step())
    kept = [*Newsletter.objects.all(), *NewsletterItem.objects.all()]
    histories = [*Newsletter.history.all(), *NewsletterItem.history.all()]
    assert len(kept) == 5
    assert SAID[0] not in json.dumps(json.loads(serialize("json", [*kept, *histories])), ensure_ascii=False)


def test_a_consent_for_other_uses_is_none_for_a_newsletter(home):
    published_story(home.network, uses=("pages", "public", "booklet", "peers"))
    home.letter = home.newsletter(SINCE)
    (only,) = seen(home).items
    assert only.told.quotes == ()


def test_the_next_one_begins_where_this_was_sent(full):
    assert since_of(full.network) == DAY - timedelta(days=92)
    with pytest.raises(RefusedError):
        mark_sent(*full.who, (full.letter.pk, 1), DAY + timedelta(days=1), full.step())
    mark_sent(*full.who, (full.letter.pk, 1), DAY - timedelta(days=2), sent := full.step())
    assert since_of(full.network) == DAY - timedelta(days=2)
    full.letter = full.newsletter(since_of(full.network))
    assert titles(seen(full)) == [("indicator", "Deelnames")]  # the result was told, the story was before
    undo_newsletter(*full.who, sent)
    assert since_of(full.network) == DAY - timedelta(days=92)


def test_one_that_was_sent_is_only_read(full):
    item = seen(full).items[0].row
    word_item(*full.who, (full.letter.pk, item.pk, 1), "Kom kijken.", worded := full.step())
    mark_sent(*full.who, (full.letter.pk, 1), DAY, full.step())
    at = (full.letter.pk, item.pk)
    for do in (
        lambda: change_newsletter(*full.who, (full.letter.pk, 2), Words("X", SINCE), full.step()),
        lambda: word_item(*full.who, (*at, 2), "x", full.step()),
        lambda: move_item(*full.who, at, DOWN, full.step()),
        lambda: take_out(*full.who, at, full.step()),
        lambda: put_in(*full.who, (full.letter.pk, ("result", 1)), [], full.step()),
        lambda: remove_newsletter(*full.who, full.letter.pk, full.step()),
    ):
        with pytest.raises(RefusedError):
            do()
    with pytest.raises(ChangedMeanwhileError):
        undo_newsletter(*full.who, worded)
    mark_sent(*full.who, (full.letter.pk, 2), None, full.step())
    remove_newsletter(*full.who, full.letter.pk, full.step())
    assert Newsletter.objects.count() == 0


def test_pieces_are_moved_taken_out_put_in_and_all_of_it_back(full):
    edition = seen(full)
    before, item = titles(edition), edition.items[1].row
    at = (full.letter.pk, item.pk)
    moved = move_item(*full.who, at, UP, up := full.step())
    assert moved
    assert titles(seen(full)) == [before[1], before[0], *before[2:]]
    assert not move_item(*full.who, at, UP, full.step())
    undo_newsletter(*full.who, up)
    take_out(*full.who, at, out := full.step())
    assert titles(seen(full)) == [before[0], *before[2:]]
    undo_newsletter(*full.who, out)
    assert titles(seen(full)) == before
    idea = Idea.objects.get(title="Een fietsbieb")
    for _twice in range(2):
        put_in(*full.who, (full.letter.pk, ("idea", idea.pk)), [], full.step())
    assert titles(seen(full)) == [*before, ("idea", "Een fietsbieb")]
    Opening.objects.filter(idea=idea, layer="political").delete()
    closed = seen(full)
    assert (titles(closed), closed.left_out) == (before, 1)
    half = Idea.objects.get(title="Half open")
    with pytest.raises(RefusedError):
        put_in(*full.who, (full.letter.pk, ("idea", half.pk)), [], full.step())
    remove_newsletter(*full.who, full.letter.pk, gone := full.step())
    undo_newsletter(*full.who, gone)
    assert titles(seen(full)) == before


def test_a_story_teller_sees_and_takes_along_what_they_may_read(full):
    teller = SeatFactory(network=full.network, role__kind="storyteller").role.user
    edition = seen(full, teller)
    assert (titles(edition), edition.left_out) == (
        [("story", "De bus naar het feest"), ("activity", "Sinterklaasfeest")],
        2,
    )
    assert not [one for one in files(edition) if "ruilwinkel" in one]
    assert date(2026, 11, 24) == DAY
