"""The words of a survey, file by file: a language that lacks something is no language."""

import json
from datetime import date

import jsonschema
import pytest

from draagvlak.capabilities.pulse.choices import ANSWERS, ITEMS
from draagvlak.capabilities.pulse.wording.kit import FOLDER, kit_in, kits
from draagvlak.capabilities.pulse.wording.mailing import Asking, asking_mail

SCHEMA = json.loads((FOLDER / "kit.schema.json").read_text())
LINK = "https://d.example/peiling/abc/"
ABOUT = Asking("Net Duffel", "Lies Regisseur", date(2026, 12, 20), date(2027, 1, 10))


@pytest.mark.parametrize("code", sorted(kits()))
def test_every_language_has_all_words(code):
    jsonschema.validate(kits()[code].said, SCHEMA)
    assert (len(kits()[code].said["items"]["words"]), len(kits()[code].said["answers"])) == (ITEMS, len(ANSWERS))


def test_dutch_comes_first_and_is_what_others_fall_back_on():
    assert list(kits())[:1] == ["nl"]
    assert (kit_in("xx").code, kit_in("xx", "en").code, kit_in(None).code) == ("nl", "en", "nl")
    assert (kit_in("nl").day(date(2026, 3, 2)), kit_in("en").day(date(2026, 3, 2))) == ("2 maart 2026", "2 March 2026")


def test_a_language_that_lacks_a_word_is_refused():
    lacking = {name: said for name, said in kits()["nl"].said.items() if name != "thanks"}
    for wrong in (lacking, kits()["nl"].said | {"until": "zonder dag"}, kits()["nl"].said | {"other": "x"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, SCHEMA)


@pytest.mark.parametrize("form", ["words", "pictures"])
def test_sentences_are_short(form):
    """LANGUAGE: at most fifteen words toward people in poverty, twenty elsewhere."""
    said = kits()["nl"].said
    texts = [*said["items"][form], *said["invitation"], said["thanks"]["told"], said["before"]["text"]]
    sentences = [part for text in texts for part in text.split(". ")]
    assert max(len(sentence.split()) for sentence in sentences) <= 15


def test_the_mail_says_what_it_is_until_when_and_that_one_need_not():
    mail = asking_mail(ABOUT, LINK)
    assert mail.subject == "Hoe gaat het met ons netwerk? (Net Duffel)"
    for words in (LINK, f"English: {LINK}?taal=en", "20 december 2026", "10 januari 2027", "Meedoen hoeft niet."):
        assert words in mail.text
    assert "Lies Regisseur" in mail.text
    assert max(len(line) for line in mail.text.splitlines()) < 300


def test_a_reminder_says_that_it_is_the_only_one():
    mail = asking_mail(ABOUT, LINK, is_reminder=True)
    assert ("dit is de enige herinnering" in mail.text, LINK in mail.text) == (True, True)
    assert "Vragen?" not in asking_mail(Asking("Net", "", ABOUT.closes_on, ABOUT.told_on), LINK).text
