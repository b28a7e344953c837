"""One contact more, one day later: the same report as made anew."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis import live as live_module
from draagvlak.analysis.carrying import KINDS, Evidence
from draagvlak.analysis.conversations import search
from draagvlak.analysis.layers import GOVERNANCE_LAYERS, LAYERS
from draagvlak.analysis.live import LiveReport, talks, updated_report
from draagvlak.analysis.records import Contact, KnownTie, Person, Records, Support
from draagvlak.analysis.report import make_report
from draagvlak.analysis.ties import network_of

START = date(2026, 1, 1)
DRAWS = 12


def without_routes(report):
    """The report without the ways it names: several largest sets of ways may be right."""
    bare = replace(report.anchoring, routes={})
    parts = {place: replace(part, routes={}) for place, part in report.by_municipality.items()}
    return replace(report, anchoring=bare, by_municipality=parts)


def assert_routes_are_right(found, network):
    ties = {frozenset((network.ids[a], network.ids[b])) for a, b in network.ties}
    for layer, routes in found.routes.items():
        people = [person for way in routes for person in way]
        assert (len(routes), len(people)) == (found.paths[layer][1], len(set(people)))
        assert [step for way in routes for step in pairwise(way) if frozenset(step) not in ties] == []


def assert_same(live):
    made, kept = make_report(live.records, live.as_of, live.half_life, DRAWS), live.report()
    assert without_routes(kept) == without_routes(made)
    network = network_of(live.records, live.as_of, live.half_life)
    assert (live.network().ids, live.network().ties) == (network.ids, network.ties)
    assert live.network().weights == pytest.approx(network.weights, rel=0, abs=1e-9)
    for found in (kept.anchoring, *kept.by_municipality.values()):
        assert_routes_are_right(found, network)


@st.composite
def people(draw, most=9):
    count = draw(st.integers(1, most))
    places = draw(st.sampled_from([("",), ("Duffel",), ("Duffel", "Lier"), ("", "Duffel", "Lier")]))
    some = st.tuples(st.lists(st.sampled_from(LAYERS), max_size=2, unique=True), st.sampled_from(places))
    return [
        Person(f"p{n}", f"p{n}", tuple(layers), f"o{n // 3}" if n % 4 else "", place)
        for n, (layers, place) in enumerate(draw(st.lists(some, min_size=count, max_size=count)))
    ]


days = st.integers(-400, 60).map(lambda n: START + timedelta(days=n))


@st.composite
def contacts(draw, ids):
    on = draw(st.one_of(days, st.just(START)))
    most = draw(st.sampled_from([2, 5, 9]))
    return Contact(on, tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=most))))


def supported(chance, ids):
    """Of some layers, signs that some people stand behind it; they, or somebody else, may be of other layers too."""
    kinds, end = sorted(KINDS), (None, START + timedelta(days=45))
    holders = {
        layer: {
            id_: [Evidence(START - timedelta(days=chance.randrange(500)), chance.choice(kinds), chance.choice(end))]
            for id_ in chance.sample(ids, chance.randrange(1, min(len(ids), 5) + 1))
        }
        for layer in chance.sample(GOVERNANCE_LAYERS, chance.randrange(len(GOVERNANCE_LAYERS) + 1))
    }
    return Support(holders, dict(list(holders.items())[:1]), places={"Lier": holders})


@given(st.data(), people(), st.sampled_from([30.0, 180.0]))
@settings(deadline=None, max_examples=40)
def test_after_each_step_the_report_is_as_made_anew(data, everybody, half_life):
    here = everybody[: data.draw(st.integers(1, len(everybody)))]
    later = everybody[len(here) :]
    ids = [person.id for person in here]
    pairs = list(combinations(sorted(person.id for person in everybody), 2))
    known = data.draw(st.lists(st.tuples(*[st.sampled_from(ids)] * 2, st.sampled_from([0.0, 0.1, 2.0])), max_size=3))
    records = Records(
        people=tuple(here),
        contacts=tuple(data.draw(st.lists(contacts(ids), max_size=6))),
        known_ties=tuple(KnownTie(*tie) for tie in known),
        director=data.draw(st.one_of(st.none(), st.sampled_from([person.id for person in everybody]))),
        refused=frozenset(data.draw(st.sets(st.sampled_from(pairs), max_size=4)) if pairs else ()),
        spans=data.draw(st.sampled_from([(), ("Duffel",), ("Duffel", "Heist")])),
        support=supported(data.draw(st.randoms(use_true_random=False)), [person.id for person in everybody]),
    )
    live = LiveReport(records, START, half_life, DRAWS)
    assert_same(live)
    for _ in range(data.draw(st.integers(1, 7))):
        if data.draw(st.booleans()):
            new = [later.pop(0)] if later and data.draw(st.booleans()) else []
            ids += [person.id for person in new]
            contact = data.draw(contacts(ids))
            updated_report(live, replace(contact, participants=(*contact.participants, *(p.id for p in new))), new)
        else:
            live.moved(live.as_of + timedelta(days=data.draw(st.sampled_from([-30, 0, 1, 20, 61, 200, 400]))))
        assert_same(live)


def town(chance, persons):
    """Circles that hardly meet, people who only appear in the list, and layers that few ways lead to."""
    shares = (9, 3, 4, 6, 2, chance.choice((0, 1, 2)), chance.choice((1, 3)))
    layers = [(layer,) for layer, share in zip(LAYERS, shares, strict=True) for _ in range(share)] + [(), LAYERS[:4:3]]
    places = chance.choice([("",), ("", "Duffel", "Lier")])
    everybody = [
        Person(f"p{chance.randrange(10**6):06}-{n}", "", chance.choice(layers), f"o{n // 4}", chance.choice(places))
        for n in range(persons)
    ]
    ids = [person.id for person in everybody]
    met = tuple(gathering(chance, ids) for _ in range(chance.choice((1, 2, 4)) * persons))
    refused = frozenset(tuple(sorted(chance.sample(ids, 2))) for _ in range(6))
    director = chance.choice([None, *ids[:2], *ids[:2]])
    support = supported(chance, ids) if chance.random() < 0.5 else Support()
    return Records(tuple(everybody), met, director=director, refused=refused, support=support)


def gathering(chance, ids, new=()):
    circle = 8 * chance.randrange(-(-len(ids) // 8))
    some = {chance.choice(ids[circle : circle + 8]) for _ in range(chance.choice((2, 2, 3, 7)))}
    some |= {chance.choice(ids) for _ in range(chance.random() < 0.15)}
    some |= {chance.choice(ids[:2]) for _ in range(chance.random() < 0.2)}
    return Contact(START + timedelta(days=chance.randrange(-700, 40)), (*some, *new))


def step(chance, live, number):
    ids = [person.id for person in live.records.people]
    kind = chance.choice(["director", "newcomer", "some", "some", "day"])
    if kind == "director" and live.records.director:
        live.met(Contact(live.as_of, (live.records.director, chance.choice(ids))))
    elif kind == "newcomer":
        person = Person(f"n{chance.randrange(10**6):06}-{number}", "", chance.choice(live.records.people).layers)
        with_ = [chance.choice(ids), *([live.records.director] if live.records.director else [])]
        live.met(Contact(live.as_of, (person.id, *chance.sample(with_, chance.randrange(len(with_) + 1)))), [person])
    elif kind == "day":
        live.moved(live.as_of + timedelta(days=chance.choice((0, 1, 3, 10, 90))))
    else:
        live.met(gathering(chance, ids))


@pytest.mark.parametrize(("seed", "persons"), [(1, 40), (2, 60), (3, 25), (4, 90)])
def test_a_town_is_kept_as_made_anew(seed, persons):
    chance = Random(seed)
    live = LiveReport(town(chance, persons), START, draws=DRAWS)
    for number in range(12):
        step(chance, live, number)
        assert_same(live)


def short_of_ways(chance):
    """Everybody meets everybody, but politicians only one manager; some are alone, and some only the director knows."""
    shares = (16, 8, 6, 5, 2, 2, 4)
    layers = [layer for layer, share in zip(LAYERS, shares, strict=True) for _ in range(share)]
    everybody = [Person(f"p{chance.randrange(10**6):06}-{n}", "", (layer,)) for n, layer in enumerate(layers)]
    ids = [person.id for person in everybody]
    *others, first, second = ids[:-4]
    met = [Contact(START, tuple(chance.sample([*others, first, second], 2))) for _ in range(90)]
    met += [Contact(START, (chance.choice((first, first, first, second)), politician)) for politician in ids[-4:]]
    alone = [Person(f"a{n}", "", (chance.choice(LAYERS),)) for n in range(5)]
    met += [Contact(START, ("d", id_)) for id_ in ("a0", "a1", *chance.sample(ids, 4))]
    director = Person("d", "", ("colleague",))
    return Records((*everybody, *alone, director), tuple(met), director=chance.choice(["d", "d", "d", None]))


@pytest.mark.parametrize("seed", range(6))
def test_a_layer_short_of_ways_is_kept_as_made_anew(seed):
    chance = Random(seed)
    live = LiveReport(short_of_ways(chance), START, draws=DRAWS)
    for number in range(12):
        step(chance, live, number)
        assert_same(live)


@pytest.mark.parametrize("seed", range(3))  # 0 once found a proposal that was looked at too early
def test_whom_the_director_brings_closer_is_looked_at_and_nobody_else(seed, monkeypatch):
    """A director who knows a politician brings whoever they meet, known or new, one step from that layer."""
    chance, made = Random(seed), []
    real = search.Reach
    monkeypatch.setattr(search, "Reach", lambda *some: made.append(1) or real(*some))
    records = short_of_ways(chance)
    politician = next(person.id for person in records.people if person.layers == ("political",))
    met = (*records.contacts, Contact(START, ("d", politician)))
    live = LiveReport(replace(records, contacts=met, director="d"), START, draws=DRAWS)
    assert_same(live)
    held = 0
    for number in range(14):
        ids = [person.id for person in live.records.people if person.id != "d"]
        person = Person(f"n{chance.randrange(10**6):06}-{number}", "", (chance.choice(LAYERS[:4]),))
        contact, new = chance.choice(
            (
                (("d", chance.choice(ids)), []),
                (("d", person.id), [person]),
                (("d", chance.choice(ids), person.id), [person]),
                ((chance.choice(ids), person.id), [person]),
                (chance.sample(ids[:30], 2), []),
            )
        )
        made.clear()
        live.met(Contact(START, tuple(contact)), new)
        live.report()
        held += "d" in contact and not made
        assert_same(live)
    assert held > 0


def test_a_tie_on_one_side_of_what_is_missing_asks_for_no_search(monkeypatch):
    """Only e knows the colleagues: ties among those before e, the director's too, bring nobody nearer to them."""
    asked = []
    real = talks.proposed
    monkeypatch.setattr(talks, "proposed", lambda *some, **more: asked.append(1) or real(*some, **more))
    layers = dict.fromkeys("abcfgh", "people_in_poverty") | {"e": "association", "x": "colleague", "y": "colleague"}
    everybody = tuple(Person(id_, "", (layer,)) for id_, layer in layers.items())
    pairs = [*pairwise("gabcfh"), ("c", "e"), ("f", "e"), ("e", "x"), ("e", "y"), ("d", "a"), ("d", "b")]
    met = tuple(Contact(START, pair) for pair in pairs)
    live = LiveReport(Records((*everybody, Person("d", "", ("management",))), met, director="d"), START, draws=DRAWS)
    before = live.report().proposal
    assert (before.sorted_paths, [(some.before, some.after) for some in before.conversations][:1]) == ((2,), [(1, 2)])
    searches = []
    for pair in (("a", "h"), ("d", "h"), ("g", "h"), ("b", "e")):
        live.met(Contact(START, pair))
        assert_same(live)
        searches.append(len(asked))
    assert searches == [1, 1, 1, 2]


def test_a_tie_that_gives_room_to_two_ways_asks_for_a_search():
    """Whoever may revive a tie with a politician, f and h, is reached through g alone: one way more can be had. Once s
    also knows h, two. That tie lies wholly on the near side of what is missing, and adds no way by itself.
    """
    layers = dict.fromkeys(("s", "s2", "s3", "s4", "s5", "s6"), "people_in_poverty")
    layers |= dict.fromkeys(("g", "f", "h", "m", "u4", "u5", "u6"), "team_leader")
    layers |= dict.fromkeys(("t1", "t2", "t3"), "political")
    everybody = tuple(Person(id_, "", (layer,)) for id_, layer in layers.items())
    pairs = [("s3", "m"), ("m", "t1"), ("m", "t2"), ("m", "t3"), ("s", "g"), ("s2", "g"), ("g", "f"), ("g", "h")]
    pairs += [("s4", "u4"), ("s5", "u5"), ("s6", "u6")]
    long_ago = START - timedelta(days=800)
    met = [*(Contact(START, pair) for pair in pairs), Contact(long_ago, ("f", "t2")), Contact(long_ago, ("h", "t3"))]
    live = LiveReport(Records(everybody, tuple(met)), START, draws=DRAWS)
    before = live.report().proposal.sorted_paths
    live.met(Contact(START, ("s", "h")))
    assert_same(live)
    assert (before, live.report().proposal.sorted_paths) == ((2, 3), (3, 3))


def test_what_was_looked_at_is_held_while_nothing_leads_further(monkeypatch):
    """Somebody new, whom a well-connected person meets, is one piece more, then none: the ways are as they were."""
    made = []
    real = search.Reach
    monkeypatch.setattr(search, "Reach", lambda *some: made.append(1) or real(*some))
    layers = dict.fromkeys("abcfgh", "people_in_poverty") | {"e": "association", "x": "colleague", "y": "colleague"}
    everybody = tuple(Person(id_, "", (layer,)) for id_, layer in layers.items())
    pairs = [*pairwise("gabcfhg"), ("c", "e"), ("f", "e"), ("e", "x"), ("e", "y"), ("d", "a"), ("d", "b")]
    met = tuple(Contact(START, pair) for pair in pairs)
    live = LiveReport(Records((*everybody, Person("d", "", ("management",))), met, director="d"), START, draws=DRAWS)
    live.report()
    counts = []
    for name, other in (("n1", "a"), ("n2", "d"), ("n3", "e")):
        before = len(made)
        live.met(Contact(START, (name, other)), [Person(name, "", ("association",))])
        live.report()
        counts.append(len(made) - before)
        made_anew = make_report(live.records, live.as_of, live.half_life, DRAWS)
        assert without_routes(live.report()) == without_routes(made_anew)
    assert [count > 0 for count in counts] == [False, False, True]


def test_a_first_step_is_told_as_made_anew():
    """One behind the other, so that few introductions add no way; the other manager, m, is tied to nobody at first."""
    layers = ["people_in_poverty"] * 3 + ["association", "partner_organisation", "", "", "", "colleague", "management"]
    everybody = tuple(Person(f"p{7 * n % 10}", "", (layer,) if layer else ()) for n, layer in enumerate(layers))
    ids = [person.id for person in everybody]
    met = [Contact(START, pair) for pair in ((ids[0], ids[3]), (ids[1], ids[3]), *pairwise(ids[3:]))]
    live = LiveReport(Records((*everybody, Person("m", "", ("management",))), tuple(met)), START, draws=DRAWS)
    told = []
    for pair in ((ids[2], ids[3]), (ids[8], "m"), (ids[6], ids[8]), (ids[5], ids[7])):
        live.met(Contact(START, pair))
        assert_same(live)
        told.append(live.report().proposal.first_step)
    assert [step is None for step in told] == [True, False, False, False]


def small_records():
    everybody = (Person("a", "", ("people_in_poverty",)), Person("b", "", ("colleague",)), Person("c", "", ()))
    return Records(everybody, (Contact(START, ("a", "b")),), director="c")


def test_somebody_who_is_not_listed_is_refused_and_nothing_changes():
    live = LiveReport(small_records(), START)
    before = live.report()
    with pytest.raises(KeyError):
        live.met(Contact(START, ("a", "nobody")))
    assert (live.report(), live.records) == (before, small_records())


def test_a_planned_contact_counts_from_its_day():
    live = LiveReport(small_records(), START)
    day = START + timedelta(days=3)
    live.met(Contact(day, ("a", "c")))
    counts = []
    for today in (START, day - timedelta(days=1), day):
        live.moved(today)
        found = live.report().counts
        counts.append((found.contacts, found.planned, found.active_ties))
    assert counts == [(1, 1, 1), (1, 1, 1), (2, 0, 2)]


def test_a_tie_goes_quiet_after_360_days():
    live = LiveReport(small_records(), START)
    counts = []
    for days in (360, 361):
        live.moved(START + timedelta(days=days))
        counts.append((live.report().counts.ties, live.report().counts.active_ties))
    assert counts == [(1, 1), (1, 0)]


def test_many_changes_at_once_are_made_anew(monkeypatch):
    monkeypatch.setattr(live_module, "MOST_CHANGES", 1)
    live = LiveReport(small_records(), START, draws=DRAWS)
    live.met(Contact(START, ("a", "b", "c")))
    assert_same(live)


def test_the_proposal_is_searched_again_only_where_it_may_be_another(monkeypatch):
    """Everybody reaches the only colleague by the one way there can be: a tie more among them helps nobody."""
    asked = []
    real = talks.proposed
    monkeypatch.setattr(talks, "proposed", lambda *some, **more: asked.append(1) or real(*some, **more))
    layers = {"a": "people_in_poverty", "b": "colleague", "c": "association", "d": "", "e": "association"}
    everybody = tuple(Person(id_, "", (layer,) if layer else ()) for id_, layer in layers.items())
    met = tuple(Contact(START, pair) for pair in (("a", "b"), ("b", "c"), ("c", "e"), ("a", "d")))
    live = LiveReport(Records(everybody, met, director="d"), START, draws=DRAWS)
    live.report()
    searches = []
    for pair in (("a", "c"), ("a", "c"), ("b", "e"), ("d", "e")):
        live.met(Contact(START, pair))
        assert_same(live)
        searches.append(len(asked))
    assert searches == [1, 1, 1, 2]
