"""Gathers every Dutch text of code and templates, and keeps the English catalogue beside them.

Without arguments: updates draagvlak/locale/en and compiles it. With --check: fails where a text lacks English, or
the compiled catalogue is not that of the readable one.
"""

import io
import sys
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "draagvlak"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
WORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "_now": None,  # gettext, where `_` is the lazy one
    "_lazy": None,  # gettext_lazy, where `_` is the other
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def flattened(text: str) -> str:
    """Without indentation, which in a template means nothing and in Python does."""
    return "\n".join(line.strip() for line in text.splitlines())


def gathered() -> Catalog:
    """Every text of the house, in order of file."""
    catalogue = Catalog(locale="en", project="Draagvlak", charset="utf-8")
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.txt")]):
        text = path.read_text(encoding="utf-8")
        source = text if path.suffix == ".py" else flattened(templatize(text))
        for line, message, _comments, context in extract("python", io.BytesIO(source.encode()), WORDS):
            flags = ["python-format"] if "%(" in str(message) else []
            place = [(str(path.relative_to(ROOT)), line)]
            catalogue.add(message, locations=place, context=context, flags=flags)
    return catalogue


def english() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog(locale="en", charset="utf-8")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def updated() -> Catalog:
    """The English catalogue with exactly the texts of today; what has no English yet stays empty."""
    known, today = english(), gathered()
    for message in today:
        before = known.get(message.id, message.context) if message.id else None
        if before is not None:
            message.string = before.string
    return today


def compiled(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def without_english(catalogue: Catalog) -> list[str]:
    strings = ((message.id, message.string) for message in catalogue if message.id)
    return [str(id_) for id_, said in strings if not said or (isinstance(said, tuple) and not all(said))]


def main() -> int:
    settings.configure(USE_I18N=True)
    django.setup()
    catalogue = updated()
    if "--check" in sys.argv:
        missing = without_english(catalogue)
        for id_ in missing:
            print(f"no English: {id_}")
        beside = CATALOGUE.with_suffix(".mo")
        stale = not beside.exists() or beside.read_bytes() != compiled(english())
        if stale:
            print("The compiled catalogue is not that of django.po: run make messages.")
        return 1 if missing or stale else 0
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, omit_header=False)
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(english()))
    print(f"{len(catalogue)} texts, {len(without_english(catalogue))} without English")
    return 0


if __name__ == "__main__":
    sys.exit(main())
