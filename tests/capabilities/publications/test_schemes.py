"""The rules of subsidy schemes are data: each file follows its schema, and each fact says where it was found."""

import json

import jsonschema
import pytest
from django.utils.translation import override

from draagvlak.capabilities.publications.choices import Chapter, NoteForm
from draagvlak.capabilities.publications.readers.schemes import FOLDER, newest, scheme_of, schemes

FILES = sorted(FOLDER.glob("*.json"))
SCHEMA = json.loads((FOLDER.parent / "scheme.schema.json").read_text())


def test_there_are_rules_for_both_forms():
    assert [newest(form).key for form in NoteForm] == ["local-2027-2032", "supra-local-2027-2032"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_follows_its_schema(file):
    said = json.loads(file.read_text())
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER).validate(
        said
    )
    assert said["key"] == file.stem
    assert [one["chapter"] for one in said["chapters"]] == list(Chapter)
    facts = [one["fact"] for part in ("deadlines", "unknown") for one in said[part]]
    assert len(facts) == len(set(facts))


def test_a_fact_without_a_source_is_refused():
    said = json.loads(FILES[0].read_text())
    del said["deadlines"][0]["source"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(said, SCHEMA)


def test_what_was_not_found_is_asked():
    for scheme in schemes().values():
        kinds = {one.fact: one.kind for one in scheme.unknown}
        assert kinds["amount-a-year"] == "amount"
        assert kinds["yearly-justification"] == "text"
        assert {scheme.limit_fact(chapter) for chapter in Chapter} <= kinds.keys()


def test_words_are_in_the_language_of_who_reads():
    wanted = scheme_of("local-2027-2032").partners[3].words
    with override("en"):
        assert str(wanted) == "the OCMW (welfare service)"
        assert wanted.dutch == "het OCMW"
    assert str(wanted) == "het OCMW"
