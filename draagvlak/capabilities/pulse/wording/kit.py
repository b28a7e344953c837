"""The words of a survey, a file a language: a new file in `files` is a new language that respondents can choose."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import check_for_language, override

FOLDER = Path(__file__).parents[1] / "files"
FIRST = "nl"


@dataclass(frozen=True)
class Kit:
    """`said`: the file of the language `code` (files/kit.schema.json)."""

    code: str
    said: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.said["name"])

    @property
    def direction(self) -> str:
        """As HTML has it."""
        return "rtl" if self.said.get("right_to_left") else "ltr"

    def day(self, day: date) -> str:
        with override(self.code if check_for_language(self.code) else FIRST):
            return date_format(day, "j F Y")


@cache
def kits() -> dict[str, Kit]:
    """Every language there is a file for, by its code, Dutch first."""
    codes = sorted((path.stem for path in FOLDER.glob("*.json") if "." not in path.stem), key=lambda c: (c != FIRST, c))
    return {code: Kit(code, json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))) for code in codes}


def kit_in(*wanted: str | None) -> Kit:
    """The first of the languages `wanted` that there is; Dutch where there is none."""
    found = kits()
    return next((found[code] for code in wanted if code in found), found[FIRST])
