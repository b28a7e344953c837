"""A list, written in our formats and analysed again, gives the same report."""

import json

import pytest

from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.writers import FORMATS
from draagvlak.capabilities.exchange.writers.held import Held
from draagvlak.wiring.command import main
from tests.capabilities.exchange.networks import AS_OF, written

# The two files differ in their names and rows; of a list also how its director was known.
OF_THE_FILE = ("source", "warnings", "director")
# Formats of pairs cannot hold evidence of support.
OF_EVIDENCE = ("carrying", "carrying_of_bodies", "carrying_by_municipality", "support_conversation")
HOLD_EVIDENCE = ("xlsx", "csv", "json")


def analysed(path, capsys):
    assert main(["analyse", str(path), "--json", "--as-of", AS_OF.isoformat()]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["source"]["skipped"], found["director"]["name"]) == ([], "Lies Voorbeeld") or path == LIST
    return {part: value for part, value in found.items() if part not in OF_THE_FILE}


@pytest.mark.parametrize("key", ["xlsx", "csv", "json", "graphml", "gexf", "kumu"])
def test_the_example_gives_the_same_report(key, tmp_path, capsys):
    book = open_book(LIST, LIST.name)
    listing = read_listing(book, propose(book), AS_OF)
    held = Held("Voorbeeld", listing.people, listing.contacts, listing.known_ties, listing.director, listing.evidence)
    path = tmp_path / f"netwerk.{FORMATS[key].ending}"
    path.write_bytes(written(held, key))
    back, before = analysed(path, capsys), analysed(LIST, capsys)
    if key not in HOLD_EVIDENCE:
        for found in (back, before):
            found["confidence"].pop("unknown")
            for part in OF_EVIDENCE:
                found.pop(part)
    assert back == before
