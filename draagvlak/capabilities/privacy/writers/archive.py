"""Somebody's archive: a page to read without script, its styles beside it, and the same as JSON with its schema."""

import json
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.template import Context, Engine
from django.utils.translation import override

from draagvlak.capabilities.privacy.wording.told import sections

FILES = Path(__file__).parents[1] / "files"
PAGE, STYLES, DATA, SCHEMA = "lees-mij.html", "stijl.css", "gegevens.json", "gegevens.schema.json"
LANGUAGE = "nl"  # of who it is about, whatever the language of who makes it


def write_archive(held: dict[str, Any], stream: BinaryIO) -> None:
    """`held` as queries.about gives it."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr(PAGE, page_of(held))
        archive.writestr(STYLES, (FILES / STYLES).read_text(encoding="utf-8"))
        archive.writestr(DATA, json.dumps(held, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
        archive.writestr(SCHEMA, (FILES / "person.schema.json").read_text(encoding="utf-8"))


def page_of(held: dict[str, Any]) -> str:
    engine = Engine(dirs=[str(FILES)], libraries={"i18n": "django.templatetags.i18n"})
    with override(LANGUAGE):
        shown = {"held": held, "sections": sections(held), "made_on": date.fromisoformat(held["made_on"])}
        return engine.get_template(PAGE).render(Context(shown))
