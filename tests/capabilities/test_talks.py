"""What is said of a conversation, read whole."""

from datetime import date, timedelta

from draagvlak.analysis.records import Contact, KnownTie, Person, Records
from draagvlak.analysis.report import make_report
from draagvlak.capabilities.insights.writers.report_json import as_json

DAY = date(2026, 11, 24)
LAYERS = {
    "p": "people_in_poverty",
    "v": "association",
    "w": "partner_organisation",
    "c": "colleague",
    "m": "management",
    "s": "political",
}


def said(people, ties, director=None, contacts=(), refused=frozenset()):
    """The talks of a network of people named after their layer: "p1 v1" and so on."""
    ids = people.split()
    records = Records(
        people=tuple(Person(id_, id_.upper(), (LAYERS[id_[0]],)) for id_ in ids),
        contacts=contacts,
        known_ties=tuple(KnownTie(*tie.split("-")) for tie in ties.split()),
        director=director,
        refused=refused,
    )
    names = {id_: id_.upper() for id_ in ids}
    source = {"file": None, "format": "database", "rows_read": 0, "skipped": []}
    return as_json(make_report(records, DAY, draws=0), names, source, [])["conversations"]


def test_a_first_way():
    (talk, *_) = said("p1 v1 c1 c2", "p1-v1 v1-c2 c2-c1", director="c2")
    assert talk["why"] == (
        "Breng C1 en V1 samen. Jij kent hen allebei. Dan is er een eerste weg naar de collega’s "
        "(van 0 naar 1 weg zonder jou)."
    )
    assert talk["effect"] == {"disjoint_paths": [0, 1], "joined_pairs": 2, "together_with": [], "steps": 1}


def test_two_that_need_each_other():
    talks = said("p1 p2 v1 w1 c1 c2", "p1-v1 p2-v1 v1-w1 w1-c1 w1-c2")
    assert [talk["why"] for talk in talks] == [
        "Breng C1 en V1 samen. W1 kent hen allebei. "
        "Samen met gesprek 2 komt er een weg bij naar de collega’s (van 1 naar 2 wegen).",
        "Breng P1 en W1 samen. V1 kent hen allebei. "
        "Samen met gesprek 1 komt er een weg bij naar de collega’s (van 1 naar 2 wegen).",
    ]
    assert [talk["effect"]["together_with"] for talk in talks] == [[2], [1]]


def test_a_big_step_says_with_whom_to_prepare_it():
    (talk, *_) = said("p1 p2 c1 s1 s2", "p1-c1 p2-c1 c1-s1 c1-s2")
    assert talk["far"] is True
    assert talk["why"].endswith("Dit is een grote stap: bereid hem voor door eerst met C1 te praten.")
    (talk, *_) = said("p1 p2 c1 s1 s2", "p1-c1 p2-c1 c1-s1 c1-s2", director="c1")
    assert talk["why"].endswith("Dit is een grote stap: bereid hem voor door elk van beiden eerst apart te spreken.")


def test_the_first_step_of_a_chain():
    (talk,) = said("p1 p2 v1 v2 w1 w2 w3 w4 c1 c2", "p1-v1 p2-v1 v1-v2 v2-w1 w1-w2 w2-w3 w3-w4 w4-c1 w4-c2")
    assert talk["why"] == (
        "Breng W1 en W3 samen. W2 kent hen allebei. Eén gesprek volstaat nog niet. "
        "Dit is de eerste stap naar de collega’s: een weg erbij vraagt minstens 6 kennismakingen."
    )
    assert (talk["effect"]["disjoint_paths"], talk["effect"]["steps"]) == ([1, 1], 6)


def test_a_quiet_tie_comes_back_until_it_is_refused():
    met = (Contact(DAY - timedelta(days=900), ("p1", "c1")),)
    (talk,) = said("p1 v1 c1", "p1-v1", contacts=met)
    assert (talk["kind"], talk["introducer"]) == ("revive", None)
    assert talk["why"] == (
        "Breng C1 en P1 weer samen: hun band werd stil. Dan is er een eerste weg naar de collega’s (van 0 naar 1 weg)."
    )
    assert said("p1 v1 c1", "p1-v1", contacts=met, refused=frozenset({("c1", "p1")})) == []
