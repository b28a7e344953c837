"""Which layer the conversation about support is for, who has it, and what of the three serves it too."""

from datetime import date, timedelta

from draagvlak.analysis.carrying import Evidence
from draagvlak.analysis.conversations.effects import Conversation
from draagvlak.analysis.engine import Network
from draagvlak.analysis.live.support import HeldSupport
from draagvlak.analysis.records import Support
from draagvlak.analysis.support import Around, SupportTalk, around, carried, served_first

DAY = date(2026, 11, 24)
PEOPLE = {
    "poor": ("people_in_poverty",),
    "colleague": ("colleague",),
    "leader": ("team_leader",),
    "manager": ("management",),
    "mayor": ("political",),
    "alderman": ("political",),
}


def network(**ties):
    """Ties as a_b=strength."""
    ids = tuple(PEOPLE)
    pairs = sorted((min(p), max(p), w) for name, w in ties.items() for p in [[ids.index(x) for x in name.split("_")]])
    ends = tuple((a, b) for a, b, _ in pairs)
    return Network(ids, tuple(PEOPLE.values()), ends, tuple(w for *_, w in pairs))


def noted(kind, ago=10, until=None):
    return [Evidence(DAY - timedelta(days=ago), kind, until, kind)]


def talk(of=(), **holders):
    """`holders`: the evidence of people; all others of a layer have none."""
    layers = {layers[0]: {} for layers in PEOPLE.values()}
    for id_, (layer,) in PEOPLE.items():
        layers[layer][id_] = holders.get(id_, [])
    return carried(Support(holders=layers), around(network(**dict(of))), DAY).talk


KNOWN = {"colleague": noted("budget"), "leader": noted("budget"), "manager": noted("budget"), "mayor": noted("hours")}


def test_in_the_way_comes_before_unknown_and_unknown_before_known():
    assert talk(**KNOWN | {"manager": noted("refusal"), "leader": []}).layer == "management"
    assert talk(**KNOWN | {"leader": []}).layer == "team_leader"
    assert talk(**KNOWN | {"colleague": noted("briefing")}).layer == "colleague"


def test_of_layers_alike_the_one_that_decides_most():
    assert talk(**KNOWN).layer == "political"
    assert talk().layer == "political"


def test_a_level_that_drops_soon_counts_as_dropped():
    found = talk(**KNOWN | {"leader": noted("budget", until=DAY + timedelta(days=59))})
    assert (found.layer, found.level, found.drops) == ("team_leader", 3, True)
    assert talk(**KNOWN | {"leader": noted("budget", until=DAY + timedelta(days=60))}).layer == "political"


def test_the_contested_come_first_among_the_alike():
    contested = [*noted("budget", 30), *noted("cut", 5)]
    assert talk(**KNOWN | {"leader": contested}).layer == "team_leader"


def test_nothing_is_asked_of_who_laid_it_down_for_longer():
    for_ever = noted("structural_decision", until=date(2031, 12, 31))
    assert talk(colleague=for_ever, leader=for_ever, manager=for_ever, mayor=for_ever) is None


def test_the_strongest_tie_from_outside_has_the_conversation():
    ties = {"leader_mayor": 0.5, "manager_mayor": 0.9, "manager_alderman": 0.7, "mayor_alderman": 3.0}
    found = talk(of=ties.items(), **KNOWN)
    assert (found.whom, found.through) == ("mayor", "manager")


def test_nobody_in_poverty_is_sent_out():
    found = talk(of={"poor_mayor": 2.0}.items(), **KNOWN)
    assert found == SupportTalk("political", 3, False, None, None)


def conversation(layer, before=0, after=1, **more):
    return Conversation("a", "b", "", layer, "new", False, before, after, **more)


def test_of_conversations_that_bring_as_much_the_one_that_serves_stands_first():
    other, serving = conversation("management"), conversation("political")
    assert served_first([other, serving], "political") == (serving, other)
    assert served_first([other, serving], "colleague") == (other, serving)


def test_what_brings_more_or_needs_another_stays_in_its_place():
    more, serving = conversation("management", 0, 2), conversation("political")
    assert served_first([more, serving], "political") == (more, serving)
    other, leaning = conversation("management"), conversation("political", together_with=(0,))
    assert served_first([other, leaning], "political") == (other, leaning)
    none = conversation("political", 1, 1, joined=3)
    assert served_first([conversation("management", 1, 1, joined=3), none], "political")[1] == none


def test_nobody_is_sent_to_the_director_who_reads_it():
    holders = {layers[0]: {} for layers in PEOPLE.values()} | {"colleague": {"colleague": []}}
    said = carried(Support(holders=holders), around(network(colleague_poor=1), "colleague"), DAY)
    assert said.talk is None
    holders["colleague"]["leader"] = []
    talk = carried(
        Support(holders=holders), around(network(colleague_manager=3, leader_manager=1), "colleague"), DAY
    ).talk
    assert (talk.layer, talk.whom, talk.through) == ("colleague", "leader", "manager")


def test_kept_up_to_date_somebody_new_beside_the_director_is_told():
    ids, layers, known = ["director"], [("colleague",)], [set()]
    held = HeldSupport(Support(), Around(ids, layers, known, lambda pairs: [1.0] * len(pairs), "director"))
    assert held.on(DAY).talk is None
    ids.append("new")
    layers.append(("colleague",))
    known.append(set())
    held.joined("new", ("colleague",))
    assert held.on(DAY).talk.layer == "colleague"
