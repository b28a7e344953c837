"""Networks seen as one: who stands for whom, bridges between parts, and the introductions that add them."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.analysis.crossings import NOT_ASKED, WANTED, Crossing, crossings, introductions
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.records import Contact, KnownTie, Person, Records
from draagvlak.analysis.report import make_report
from draagvlak.analysis.ties import network_of
from draagvlak.analysis.together import Part, as_one, lost_with, standing_for, stood, ways_in

DAY = date(2026, 11, 24)
PARTS = ("a", "b", "c")


def part(key, people, contacts=(), ties=(), director=None):
    """`people`: id and layer."""
    listed = tuple(Person(id_, id_.upper(), (layer,)) for id_, layer in people)
    return Part(key, Records(listed, tuple(contacts), tuple(ties), director, spans=(f"Gemeente {key}",)))


def network(joined):
    return network_of(joined.records, DAY)


def drawn_parts(seed):
    """Two or three small networks, each with ties of its own, and pairs that are one person."""
    chance, found, ids = Random(seed), [], {}
    for key in PARTS[: chance.randint(2, 3)]:
        layers = [chance.choice(LAYERS) for _ in range(chance.randint(1, 6))]
        ids[key] = [f"{key}{n}" for n in range(len(layers))]
        pairs = [(chance.choice(ids[key]), chance.choice(ids[key])) for _ in range(chance.randint(0, 8))]
        ties = [KnownTie(*pair) for pair in pairs if pair[0] != pair[1]]
        director = chance.choice([None, *ids[key]])
        found.append(part(key, zip(ids[key], layers, strict=True), ties=ties, director=director))
    return found, [(chance.choice(ids["a"]), chance.choice(ids["b"])) for _ in range(chance.randint(0, 3))]


def some_parts():
    """From a seed: drawn one by one, they take longer than what is asked of them."""
    return st.integers(0, 2**32).map(drawn_parts)


def test_a_joint_meeting_in_two_lists_counts_once():
    together = Contact(DAY, ("a0", "a1"), "Overleg")
    parts = [
        part("a", [("a0", "colleague"), ("a1", "political")], [together, together]),
        part("b", [("b0", "colleague"), ("b1", "political")], [Contact(DAY, ("b1", "b0"), "overleg")]),
    ]
    joined = as_one(parts, [("a0", "b0"), ("a1", "b1")])
    assert [one.participants for one in joined.records.contacts] == [("a0", "a1"), ("a0", "a1")]
    assert joined.members == {"a": {"a0", "a1"}, "b": {"a0", "a1"}}
    assert len(as_one(parts).records.contacts) == 3


def test_who_is_one_with_one_of_a_third_is_one_with_both():
    same = [("c", "b"), ("b", "a"), ("x", "a")]
    assert standing_for(["a", "b", "c", "d"], same) == {"a": "a", "b": "a", "c": "a", "d": "d"}


@given(some_parts())
def test_joining_keeps_everybody_and_every_tie(drawn):
    parts, same = drawn
    joined = as_one(parts, same)
    before = {person.id for one in parts for person in one.records.people}
    assert set(joined.became) == before
    assert {person.id for person in joined.records.people} == set(joined.became.values())
    assert [person.id for person in joined.records.people] == sorted(
        {person.id for person in joined.records.people}, key=[*joined.became].index
    )
    pairs = {frozenset((joined.became[tie.a], joined.became[tie.b])) for one in parts for tie in one.records.known_ties}
    assert {frozenset((tie.a, tie.b)) for tie in joined.records.known_ties} == {
        pair for pair in pairs if len(pair) == 2
    }
    layers = {person.id: person.layers for person in joined.records.people}
    assert all(
        set(person.layers) <= set(layers[joined.became[person.id]]) for one in parts for person in one.records.people
    )


@given(some_parts())
def test_one_director_less_never_opens_a_way(drawn):
    joined = as_one(*drawn)
    lost = lost_with(joined, network(joined), {one.key: one.records.spans[0] for one in drawn[0]})
    assert [one.part for one in lost] == list(joined.directors)
    assert all(after <= before for one in lost for before, after in one.ways.values())


def test_bridges_that_share_nobody():
    parts = [
        part("a", [("a0", "colleague"), ("a1", "colleague"), ("a2", "association")]),
        part("b", [("b0", "colleague"), ("b1", "colleague"), ("b2", "association")]),
    ]
    joined = as_one(parts, [("a2", "b2")])
    for pairs, said in (
        ((), Crossing("a", "b", 1, 0, 1)),
        ((("a0", "b0"), ("a0", "b1"), ("a1", "b0")), Crossing("a", "b", 1, 3, 3)),
        ((("a0", "b0"), ("a0", "b1")), Crossing("a", "b", 1, 2, 2)),
        ((("a2", "b0"),), Crossing("a", "b", 1, 0, 1)),  # of somebody who is in both: no tie across
    ):
        tied = replace(joined.records, known_ties=tuple(KnownTie(*pair) for pair in pairs))
        assert crossings(network_of(tied, DAY), joined.members) == [said]


@given(some_parts(), st.booleans())
def test_introductions_ask_nobody_twice_and_add_what_they_promise(drawn, is_refused):
    joined = as_one(*drawn)
    now, directors = network(joined), frozenset(joined.directors.values())
    found = introductions(now, joined.members, directors, frozenset())
    asked = [id_ for one in found for id_ in (one.a, one.b)]
    assert len(set(asked)) == len(asked)
    layers = {person.id: person.layers for person in joined.records.people}
    for one in found:
        assert one.a in joined.members[one.part_a]
        assert one.b in joined.members[one.part_b]
        assert layers[one.a][0] == layers[one.b][0] == one.layer
        assert not {one.a, one.b} & directors
        assert NOT_ASKED not in layers[one.a] + layers[one.b]
    tied = tuple(KnownTie(one.a, one.b) for one in found)
    after = network_of(replace(joined.records, known_ties=joined.records.known_ties + tied), DAY)
    before = {(one.a, one.b): one.bridges for one in crossings(now, joined.members)}
    then = {(one.a, one.b): one.bridges for one in crossings(after, joined.members)}
    for pair, bridges in before.items():
        promised = sum((one.part_a, one.part_b) == pair for one in found)
        assert promised <= max(0, WANTED - bridges)
        assert then[pair] >= min(WANTED, bridges + promised)
    if is_refused and found:
        refused = {frozenset((found[0].a, found[0].b))}
        again = introductions(now, joined.members, directors, refused)
        assert not refused & {frozenset((one.a, one.b)) for one in again}


def test_of_three_that_nothing_ties_each_is_tied_twice_with_four():
    people = [("colleague", 3), ("association", 1)]
    parts = [
        part(key, [(f"{key}{layer[0]}{n}", layer) for layer, count in people for n in range(count)]) for key in PARTS
    ]
    joined = as_one(parts)
    found = introductions(network(joined), joined.members, frozenset(), frozenset())
    assert [(one.part_a, one.part_b, one.layer) for one in found] == [
        ("a", "b", "association"), ("a", "b", "colleague"), ("a", "c", "colleague"), ("a", "c", "colleague"),
    ]  # fmt: skip


def test_ways_to_the_layers_of_one_municipality():
    parts = [
        part(
            "a",
            [("a0", "people_in_poverty"), ("a1", "colleague"), ("a2", "partner_organisation")],
            ties=[KnownTie("a0", "a2"), KnownTie("a2", "a1")],
            director="a2",
        ),
        part("b", [("b0", "people_in_poverty"), ("b1", "colleague")]),
    ]
    joined = as_one(parts)
    now = network(joined)
    assert ways_in(now, "Gemeente a") == {"colleague": (1, 1)}
    assert ways_in(now, "Gemeente b") == {"colleague": (0, 0)}
    (lost,) = lost_with(joined, now, {"a": "Gemeente a", "b": "Gemeente b"})
    assert (lost.part, lost.place, lost.ways) == ("a", "Gemeente a", {"colleague": (1, 0)})


@given(some_parts())
def test_a_network_stands_as_its_report_says(drawn):
    for one in drawn[0]:
        report = make_report(one.records, DAY, draws=1)
        found = stood(network_of(one.records, DAY), one.records.spans)
        assert (found.stage, found.ways) == (report.stage, report.anchoring.paths)
