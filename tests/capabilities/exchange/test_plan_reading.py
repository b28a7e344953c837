"""What a file with a policy plan is taken to be, and what is read from it."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.basics.money import euros_in, shown_euros
from draagvlak.capabilities.exchange.mapping.plans.cells import UnreadableError, amount_in
from draagvlak.capabilities.exchange.mapping.plans.listing import PlanMapping
from draagvlak.capabilities.exchange.mapping.plans.reading import read_plan
from draagvlak.capabilities.exchange.mapping.plans.shapes import propose_plan
from draagvlak.capabilities.exchange.readers.table import Book, Table
from draagvlak.capabilities.exchange.wording import sentence
from draagvlak.capabilities.policy.queries.comparing import actions_in

TITLES = ["Beleidsdoelstelling", "Actieplan", "Actie", "Prioritair", "2026 uitgave", "Indicator", "Streefwaarde"]


def book_of(*tables):
    return Book(
        "x.xlsx", "xlsx", tuple(Table(f"Blad{n}", list(enumerate(rows, 1))) for n, rows in enumerate(tables, 1))
    )


def read(*rows):
    book = book_of(rows)
    return read_plan(book, propose_plan(book))


def fields(*rows):
    return [column.field for column in propose_plan(book_of(rows)).tables[0].columns]


def tree(listed):
    """Every action as "objective > action plan > action"."""
    return [f"{objective} > {above} > {action}" for (objective, above), action in actions_in(listed.objectives)]


def codes(notes):
    return [(note.row, note.code) for note in notes]


def test_a_row_an_action_with_what_stands_above_it_said_once():
    listed = read(
        ["Ons meerjarenplan"],
        TITLES,
        ["BD1: Iedereen doet mee", "AP1.1 Cultuur", "AC1.1.1 UiTPAS", "ja", "€ 12 500", "deelnames", "150 per jaar"],
        [None, None, "AC1.1.2 Bus", "nee", "12.500,50", None, None],
        ["BD2: Sport", "AP2.1 Zwemmen", "Lessen", None, 1000, "kinderen", "85 %"],
    )
    assert tree(listed) == [
        "BD1 Iedereen doet mee > AP1.1 Cultuur > AC1.1.1 UiTPAS",
        "BD1 Iedereen doet mee > AP1.1 Cultuur > AC1.1.2 Bus",
        "BD2 Sport > AP2.1 Zwemmen > Lessen",
    ]
    found = [action for _above, action in actions_in(listed.objectives)]
    assert [one.priority for one in found] == [True, False, None]
    euros = [one.amounts[2026]["planned_expense"] for one in found]
    assert euros == [Decimal("12500.00"), Decimal("12500.50"), Decimal("1000.00")]
    said = [(one.name, one.target, one.unit, one.kind) for action in found for one in action.indicators]
    assert said == [("deelnames", 150, "per jaar", "count"), ("kinderen", 85, "", "share")]
    assert (listed.counts, listed.rows_read, listed.skipped, listed.partly) == ((2, 2, 3), 3, (), ())


def test_each_level_on_a_row_of_its_own_as_bbc_exports_do():
    expected = ["1 Iedereen > 1.1 Cultuur > 1.1.1 UiTPAS"]
    levels = [["Beleidsdoelstelling", "1", "Iedereen"], ["Actieplan", "1.1", "Cultuur"], ["Actie", "1.1.1", "UiTPAS"]]
    assert tree(read(["Niveau", "Code", "Omschrijving"], *levels)) == expected
    assert tree(read(["Code", "Titel"], *(row[1:] for row in levels))) == expected
    in_titles = [[f"{level} {code}: {title}"] for level, code, title in levels]
    assert tree(read(["Titel"], *in_titles)) == expected
    stairs = [["1: Iedereen"], [None, "1.1 Cultuur"], [None, None, "1.1.1 UiTPAS"]]
    assert tree(read(TITLES[:3], *stairs)) == expected


def test_amounts_stand_by_year_in_titles_over_titles_or_in_a_column():
    above = [None, None, None, 2026, None, 2027, None]
    titles = ["Beleidsdoelstelling", "Actieplan", "Actie", "Uitgaven", "Ontvangsten", "Uitgaven", "Ontvangsten"]
    row = ["BD1 A", "AP1 B", "AC1 C", 1, 2, 3, 4]
    expected = {
        2026: {"planned_expense": 1, "planned_receipt": 2},
        2027: {"planned_expense": 3, "planned_receipt": 4},
    }
    assert read(above, titles, row).objectives[0].action_plans[0].actions[0].amounts == expected
    by_row = read(
        ["Doelstelling", "Actieplan", "Actie", "Jaar", "Uitgave", "Ontvangst"],
        ["BD1 A", "AP1 B", "AC1 C", 2026, 1, 2],
        ["BD1 A", "AP1 B", "AC1 C", "2027", 3, 4],
    )
    assert by_row.objectives[0].action_plans[0].actions[0].amounts == expected
    assert by_row.years == (2026, 2027)


def test_titles_of_amounts_in_their_many_forms():
    found = fields(["Actie", "2026", "MJP 2027", "Rekening 2025", "Ontvangsten 2028 (gepland)", "Saldo 2026",
                    "Totaal", "Uitgaven 2026-2031", "Werkelijke ontvangst 2026"])  # fmt: skip
    assert found == ["action", "planned_expense:2026", "planned_expense:2027", "real_expense:2025",
                     "planned_receipt:2028", "ignore", "ignore", "ignore", "real_receipt:2026"]  # fmt: skip


def test_nothing_is_left_out_in_silence():
    listed = read(
        ["Doelstelling", "Actieplan", "Actie", "Status", "Begint op", "2026 uitgave", "Streefwaarde", "Indicator"],
        ["BD1 A", "AP1 B", "AC1 C", "hm", "ooit", "12,500", "veel", "kinderen"],
        ["BD1 A", "AP1 B", "AC1 C", "hm", "ooit", "12,500", "veel", "kinderen"],
        ["BD1 A", "AP1 B", "AC1 Heel anders", None, None, 5, None, None],
        ["BD2 D", None, None, None, None, 99, None, None],
        [None, None, "Zonder plan", None, None, None, None, None],
        ["Totaal", None, None, None, None, 104, None, None],
    )
    assert codes(listed.skipped) == [(3, "plan-row-twice"), (4, "plan-other-title"), (7, "plan-total")]
    assert codes(listed.partly) == [
        (2, "plan-date-unreadable"),
        (2, "state-unknown"),
        (2, "target-as-text"),
        (2, "amount-unreadable"),
    ]
    assert codes(listed.warnings) == [(6, "plan-no-action-plan"), (None, "amount-without-action")]
    assert tree(listed) == ["BD1 A > AP1 B > AC1 C", "BD2 D > Zonder actieplan > Zonder plan"]
    assert (listed.rows_read, listed.objectives[0].action_plans[0].actions[0].amounts) == (6, {})
    notes = [*listed.skipped, *listed.partly, *listed.warnings]
    assert all(sentence(note) != note.code for note in notes)
    assert sentence(listed.partly[3]).startswith("‘12,500’ in kolom ‘2026 uitgave’ is geen bedrag")


def test_an_action_without_anything_above_it_is_kept_and_told():
    listed = read(["Actie", "2026"], ["UiTPAS", 5])
    assert tree(listed) == ["Zonder doelstelling > Zonder actieplan > UiTPAS"]
    assert codes(listed.warnings) == [(2, "plan-no-objective"), (2, "plan-no-action-plan")]


def test_amounts_of_one_action_and_year_are_added_and_that_is_told():
    listed = read(["Doelstelling", "Actieplan", "Actie", "Exploitatie uitgave 2026", "Investering uitgave 2026"],
                  ["BD1 A", "AP1 B", "AC1 C", 1, 2], ["BD1 A", "AP1 B", "AC1 C", 4, None])  # fmt: skip
    assert listed.objectives[0].action_plans[0].actions[0].amounts == {2026: {"planned_expense": 7}}
    assert [(note.code, note.values) for note in listed.warnings] == [("amounts-added", {"count": 2})]


def test_a_long_title_is_kept_whole():
    listed = read(TITLES[:3], ["BD1 A", "AP1 B", "x" * 400])
    (action,) = (action for _above, action in actions_in(listed.objectives))
    assert (len(action.title), action.text) == (300, "x" * 400)


def test_another_sheet_is_told_of_and_can_be_read_after_all():
    book = book_of([TITLES[:3], ["BD1 A", "AP1 B", "C"]], [["Naam", "E-mail"], ["An", "an@x.example"]])
    mapping = propose_plan(book)
    assert [table.is_read for table in mapping.tables] == [True, False]
    assert [note.code for note in read_plan(book, mapping).warnings] == ["sheet-ignored-plan"]
    assert PlanMapping.from_json(mapping.to_json()) == mapping


@pytest.mark.parametrize(
    ("cell", "euros"),
    [
        ("12.500", "12500.00"),
        ("12.500,00", "12500.00"),
        ("€ 12 500", "12500.00"),
        ("12\u202f500,5 EUR", "12500.50"),
        (12500.0, "12500.00"),
        (0, "0.00"),
        ("1.250.000,-", "1250000.00"),
        ("1,250,000", "1250000.00"),
        ("-3,50", "-3.50"),
        ("3,50-", "-3.50"),
        ("(1.000)", "-1000.00"),
    ],
)
def test_amounts_are_read_as_people_write_them(cell, euros):
    assert amount_in(cell) == Decimal(euros)


@pytest.mark.parametrize("cell", ["12,500", "ca. 500", "1.2.3", True, "12.50.00", "٣", "1e5", float("inf"), 10**15])
def test_amounts_that_may_mean_two_things_or_none_are_not_guessed(cell):
    with pytest.raises(UnreadableError):
        amount_in(cell)


@given(st.decimals(-(10**11), 10**11, places=2))
def test_an_amount_is_read_as_it_is_shown(amount):
    assert euros_in(shown_euros(amount)) == amount


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["BD1: a", "AP1 b", "AC1.1 c", "1", "1.1", "Actie", "totaal", "2026", "12.500,00", "ja", "85 %"]),
    st.text(max_size=12),
    st.integers(-(10**18), 10**18),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
HEADERS = st.one_of(st.sampled_from([*TITLES, "Niveau", "Code", "Titel", "Jaar", "Uitgave", "Status", 2026]), CELLS)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(HEADERS, min_size=1, max_size=8).flatmap(
        lambda titles: st.tuples(
            st.just(titles), st.lists(st.lists(CELLS, min_size=len(titles), max_size=len(titles)), max_size=6)
        )
    )
)
def test_whatever_stands_in_the_cells_every_row_is_taken_along_or_told(made):
    titles, rows = made
    listed = read(titles, *rows)
    left = {note.row for note in listed.skipped}
    assert len(left) == len(listed.skipped)
    assert listed.rows_read >= len(left)
    for (_objective, _above), action in actions_in(listed.objectives):
        assert action.title
        assert len(action.title) <= 300
        assert all(abs(value) < 10**12 for values in action.amounts.values() for value in values.values())
    assert all(sentence(note) != note.code for note in (*listed.skipped, *listed.partly, *listed.warnings))


def test_days_and_hours_are_no_reason_to_stop():
    listed = read(["Actie", "Jaar", "2026"], ["C", date(2026, 1, 1), datetime(2026, 1, 1)], ["D", time(3), None])
    assert codes(listed.partly) == [(2, "amount-unreadable"), (3, "year-unreadable")]
