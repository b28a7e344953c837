"""Networks as hypothesis makes them, full of what breaks files; and how two of them are compared."""

import io
import tempfile
from datetime import date
from itertools import combinations
from pathlib import Path

from hypothesis import strategies as st

from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.records import KnownTie
from draagvlak.capabilities.exchange.mapping.gathered import ListedContact
from draagvlak.capabilities.exchange.mapping.listing import ListedOrganisation, ListedPerson
from draagvlak.capabilities.exchange.mapping.names import identity, tidy
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.cells import clean
from draagvlak.capabilities.exchange.writers import FORMATS
from draagvlak.capabilities.exchange.writers.held import Held
from draagvlak.capabilities.network.choices import OrganisationKind

AS_OF = date(2026, 11, 24)
FRAGMENTS = (  # noqa: SIM905 forty words, not a list
    "= + - @ ' '' \" ; , | # & < > ]]> <!-- &amp; \\ / · 😀 שלום مرحبا é e\u0301 ﬁ ß İ An Bo en and nee ja none id "
    "TRUE 't 'tHof =1+1 '=1 ''@x -5 +32 #N/A #p1 #p2 p1 _x000D_ _x005F_ 1,5 2026-01-01 1/2/2026 Naam Datum *Edges :1"
).split(" ")
texts = st.lists(
    st.sampled_from([*FRAGMENTS, " ", " ", "  ", "\n", "\r\n", "\t", " en ", " & ", "; "]) | st.text(max_size=3),
    max_size=6,
).map("".join)
cells = texts.map(lambda text: clean(text) or "")  # what an imported network can hold
names = texts.map(lambda text: tidy(clean(text) or "")).filter(bool)
people = st.builds(
    ListedPerson,
    id=st.just(""),
    name=names
    | st.sampled_from(
        [
            "An Peeters",
            "an peeters",
            "Jan, Piet en Joris",
            "=cmd|' /C calc'!A0",
            "'t Hof",
            "Afwezig: An",
            "ik",
            "An (verontschuldigd)",
            "An <an@v.example>",
        ]
    ),
    layers=st.lists(st.sampled_from(LAYERS), unique=True, max_size=3).map(tuple),
    function=cells | st.sampled_from(["schepen", "netwerkregisseur", "tovenaar"]),
    organisation=cells,
    municipality=cells,
    email=cells,
)
websites = st.sampled_from(["", "https://dekiem.example/wie?a=1;b=2", "http://xn--dkiem-9ra.example"])
organisations = st.builds(
    ListedOrganisation,
    name=names | st.sampled_from(["OCMW", "De Kiem", "=1+1"]),
    kind=st.sampled_from(["", *OrganisationKind.values]),
    enterprise_number=st.sampled_from(["", "0403019261", "0200065765"]),
    association_code=st.sampled_from(["", "V0012345"]),
    municipality=cells,
    email=cells,
    phone=st.sampled_from(["", "+32470123456"]),
    website=websites,
    belongs=st.booleans(),
    since=st.none() | st.dates(date(1950, 1, 1), date(2000, 1, 1)),
    until=st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31)),
)


@st.composite
def networks(draw):
    everybody = draw(st.lists(people, min_size=1, max_size=6))
    for n, person in enumerate(everybody, start=1):
        person.id = f"p{n}"
    ids = [person.id for person in everybody]
    some = st.lists(st.sampled_from(ids), min_size=1, unique=True).map(tuple)
    days = st.dates(date(1950, 1, 1), date(2199, 12, 31))
    contacts = st.builds(ListedContact, days, some, cells, cells, st.just(""), st.just(0), st.just(""))
    both = st.sampled_from(list(combinations(ids, 2)) or [None])
    ties = [tie for tie in draw(st.lists(both, max_size=3, unique=True)) if tie]
    weights = [draw(st.integers(0, 10**6)) / 8 for _ in ties]
    return Held(
        draw(names),
        tuple(everybody),
        tuple(draw(st.lists(contacts, max_size=6))),
        tuple(KnownTie(*tie, weight) for tie, weight in zip(ties, weights, strict=True)),
        draw(st.sampled_from([None, *ids])),
        organisations=draw(st.lists(organisations, max_size=3, unique_by=lambda one: identity(one.name))),
    )


def written(held, key):
    stream = io.BytesIO()
    FORMATS[key].write(held, stream)
    return stream.getvalue()


def read_back(data, key, as_of=AS_OF):
    """The listing that a user gets without changing anything of the proposal."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"netwerk.{FORMATS[key].ending}"
        path.write_bytes(data)
        book = open_book(path, path.name)
        mapping = propose(book)
        assert None not in mapping.layers.values()
        return read_listing(book, mapping, as_of)


def plain(network):
    """Everything but the ids, which hold within one file: people are named by their place."""
    at = {person.id: n for n, person in enumerate(network.people)}
    ties = network.ties if isinstance(network, Held) else network.known_ties
    parts = ("name", "layers", "function", "organisation", "municipality", "email")
    return {
        "people": [tuple(getattr(person, part) for part in parts) for person in network.people],
        "contacts": sorted(
            (c.on, tuple(at[id_] for id_ in c.participants), c.kind, c.subject) for c in network.contacts
        ),
        "ties": sorted((*sorted((at[tie.a], at[tie.b])), tie.weight) for tie in ties),
        "director": at.get(network.director),
        "organisations": list(network.organisations if isinstance(network, Held) else network.described),
    }
