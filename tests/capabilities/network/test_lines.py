"""A line about a contact: what is read in it, what never is, and that it never breaks."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.capabilities.network.readers.lines import Known, read_line
from draagvlak.capabilities.network.readers.lines.days import EARLIEST, find_day

TODAY = date(2026, 11, 24)  # a Tuesday
PEOPLE = [
    Known(1, "Fatima Demo"),
    Known(2, "Jo Voorbeeld"),
    Known(3, "Jo Peeters"),
    Known(4, "Leen Huisbezoek"),
    Known(5, "Schepen De Linde"),
    Known(6, "Marie-Claire Van den Broeck", "Mieke"),
    Known(7, "An Maandag"),
    Known(8, "Saïda Deurmat"),
    Known(9, "Inge Zwembad"),
]


def read(line):
    """What is compared: day, kind, people as (text, candidates), subject."""
    found = read_line(line, TODAY, PEOPLE)
    return found.day, found.kind, [(named.text, named.candidates) for named in found.people], found.subject


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("vandaag", TODAY),
        ("today", TODAY),
        ("deze ochtend", TODAY),
        ("vanmorgen", TODAY),
        ("gisteren", date(2026, 11, 23)),
        ("gisterenavond", date(2026, 11, 23)),
        ("yesterday evening", date(2026, 11, 23)),
        ("eergisteren", date(2026, 11, 22)),
        ("eergisterenavond", date(2026, 11, 22)),
        ("gisteren avond", date(2026, 11, 23)),
        ("daarstraks", TODAY),
        ("gsteren", date(2026, 11, 23)),
        ("dinsadg", date(2026, 11, 17)),
        ("maandag ll.", date(2026, 11, 23)),
        ("zondag 22 november", date(2026, 11, 22)),
        ("op zo 22/11", date(2026, 11, 22)),
        ("vorig weekend", date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 22)),
        ("maandag", date(2026, 11, 23)),
        ("dinsdag", date(2026, 11, 17)),
        ("vorige dinsdag", date(2026, 11, 17)),
        ("last friday", date(2026, 11, 20)),
        ("vorige week dinsdag", date(2026, 11, 17)),
        ("vrijdag van vorige week", date(2026, 11, 20)),
        ("vorige week", date(2026, 11, 17)),
        ("3 dagen geleden", date(2026, 11, 21)),
        ("drie weken geleden", date(2026, 11, 3)),
        ("een maand geleden", date(2026, 10, 24)),
        ("two days ago", date(2026, 11, 22)),
        ("12/11", date(2026, 11, 12)),
        ("12-11-2025", date(2025, 11, 12)),
        ("12.11.25", date(2025, 11, 12)),
        ("2026-11-02", date(2026, 11, 2)),
        ("12 november", date(2026, 11, 12)),
        ("op 3 nov 2025", date(2025, 11, 3)),
        ("November 12th", date(2026, 11, 12)),
        ("28/3", date(2026, 3, 28)),
        ("30 juni", date(2026, 6, 30)),
        ("29/2", date(2024, 2, 29)),
        ("op de 12de", date(2026, 11, 12)),
        ("de 30ste", date(2026, 10, 30)),
    ],
)
def test_days(words, day):
    found = read_line(f"{words} koffie met Fatima", TODAY, PEOPLE)
    assert (found.day, found.problem, found.says_day, found.subject) == (day, "", True, "")
    assert [named.candidates for named in found.people] == [(1,)]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("morgen", "future"),
        ("overmorgen", "future"),
        ("volgende dinsdag", "future"),
        ("next week", "future"),
        ("over 3 dagen", "future"),
        ("12/12", "future"),
        ("25 november", "future"),
        ("31/02", "impossible"),
        ("31 november 2025", "impossible"),
        ("12/11/1890", "old"),
        ("vorige maand", "vague"),
        ("een paar weken geleden", "vague"),
        ("een tijdje geleden", "vague"),
        ("begin november", "vague"),
        ("eind vorige week", "vague"),
    ],
)
def test_days_that_cannot_be(words, problem):
    found = read_line(f"{words} koffie met Fatima", TODAY, PEOPLE)
    assert (found.day, found.problem) == (None, problem)
    assert not found.is_sure


def test_a_year_turned_a_little_while_ago():
    assert find_day("28/12", date(2027, 1, 2)).day == date(2026, 12, 28)
    assert find_day("2/1", date(2027, 1, 2)).day == date(2027, 1, 2)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "gisteren koffie met Fatima en Mieke over zwemabonnement",
            (date(2026, 11, 23), "koffie", [("Fatima", (1,)), ("Mieke", (6,))], "zwemabonnement"),
        ),
        ("yesterday coffee with fatima about swimming", (date(2026, 11, 23), "koffie", [("fatima", (1,))], "swimming")),
        ("belde Inge", (TODAY, "telefoon", [("Inge", (9,))], "")),
        ("the 12th I called inge", (date(2026, 11, 12), "telefoon", [("inge", (9,))], "")),
        ("koffie met Jo", (TODAY, "koffie", [("Jo", (2, 3))], "")),
        ("Jo V. en Jo Peeters gemaild", (TODAY, "mail", [("Jo V", (2,)), ("Jo Peeters", (3,))], "")),
        ("met Leen Huisbezoek gebeld", (TODAY, "telefoon", [("Leen Huisbezoek", (4,))], "")),
        ("An Maandag gesproken", (TODAY, "gesprek", [("An Maandag", (7,))], "")),
        (
            "12/11 huisbezoek bij mieke: nieuwe schoenen",
            (date(2026, 11, 12), "huisbezoek", [("mieke", (6,))], "nieuwe schoenen"),
        ),
        ("koffie met saida over feest gisteren", (date(2026, 11, 23), "koffie", [("saida", (8,))], "feest")),
        ("gebeld over het feest met Saïda", (TODAY, "telefoon", [("Saïda", (8,))], "het feest")),
        (
            "koffie met Inge over zwemmen van 12 november",
            (TODAY, "koffie", [("Inge", (9,))], "zwemmen van 12 november"),
        ),
        ("overleg met de schepen om 14u30", (TODAY, "overleg", [("schepen", (5,))], "")),
        ("bezoek bij Mevr. Zwembad", (TODAY, "bezoek", [("Zwembad", (9,))], "")),
        ("koffie met Karel De Smet en Fatima", (TODAY, "koffie", [("Karel De Smet", ()), ("Fatima", (1,))], "")),
        ("koffie met Fatima El Amrani", (TODAY, "koffie", [("Fatima El Amrani", ())], "")),
        ("Jo de Wit gebeld", (TODAY, "telefoon", [("Jo de Wit", ())], "")),
        ("koffie met Inge van het zwembad", (TODAY, "koffie", [("Inge", (9,))], "zwembad")),
        ("koffie met fatma", (TODAY, "koffie", [("fatma", (1,))], "")),
        ("gesprek met een man van de school", (TODAY, "gesprek", [], "man van de school")),
        ("met mijn collega An geluncht", (TODAY, "lunch", [("An", (7,))], "mijn collega")),
        ("Zwembad Inge gezien om half drie", (TODAY, "", [("Zwembad Inge", (9,))], "")),
        ("marie claire kwam langs", (TODAY, "bezoek", [("marie claire", (6,))], "")),
        ("tel. fatima/jo 's avonds", (TODAY, "telefoon", [("fatima", (1,)), ("jo", (2, 3))], "")),
        ("14.30u vergadering: Fatima, Inge", (TODAY, "vergadering", [("Fatima", (1,)), ("Inge", (9,))], "")),
        ("vergadering: Fatima moe", (TODAY, "vergadering", [], "Fatima moe")),
        ("Fatima, Fatima Demo & Fatima", (TODAY, "", [("Fatima", (1,))], "")),
        ("", (TODAY, "", [], "")),
    ],
)
def test_lines(line, expected):
    assert read(line) == expected


def test_what_is_like_a_name_is_only_proposed():
    found = read_line("koffie met Fatma", TODAY, PEOPLE)
    assert [(named.candidates, named.is_sure) for named in found.people] == [((1,), False)]
    assert not found.is_sure


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("koffie met nadia", [("nadia", ())]),
        ("gisteren koffie met nadia over zwemmen", [("nadia", ())]),
        ("koffie met nadia en Fatima", [("nadia", ()), ("Fatima", (1,))]),
        ("koffie met fatima, nadia en karel in het buurthuis", [("fatima", (1,)), ("nadia", ()), ("karel", ())]),
        ("met nadia benali gebeld", [("nadia benali", ())]),
        ("koffie met de buren", []),
        ("koffie met collega's", []),
        ("koffie met mensen uit de wijk", []),
        ("koffie met Fatima en de ploeg", [("Fatima", (1,))]),
        ("koffie met melk", [("melk", ())]),
    ],
)
def test_a_name_in_small_letters_that_nobody_bears_is_offered_and_never_sure(line, people):
    found = read_line(line, TODAY, PEOPLE)
    assert [(named.text, named.candidates) for named in found.people] == people
    assert all(named.is_sure == bool(named.candidates) for named in found.people)


def test_what_was_not_understood_is_not_lost():
    found = read_line("koffie in café De Kroon met Inge over zwemmen", TODAY, PEOPLE)
    assert (found.subject, found.rest) == ("zwemmen", "café De Kroon")


WORDS = "gisteren over met en , koffie Jo Fatima dagen geleden"
anything = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(f"{WORDS} 12/11 31/2 3 : van de De Smet 14u30 ik mei ½ ² ß İ".split()),
        max_size=14,
    ).map(" ".join),
)
people = st.lists(
    st.builds(Known, st.integers(1, 99), st.text(max_size=20), st.text(max_size=8)),
    max_size=6,
    unique_by=lambda p: p.key,
)
days = st.dates(date(1995, 1, 1), date(2105, 12, 31))


@settings(deadline=None)
@given(line=anything, today=days, known=people)
def test_no_line_breaks_it_or_makes_somebody_up(line, today, known):
    found = read_line(line, today, known)
    keys = {one.key for one in known}
    said = " ".join(line.split())
    assert (found.day is None) == (found.problem != "")
    assert found.day is None or EARLIEST <= found.day <= today
    sure = [named.candidates for named in found.people if named.is_sure]
    assert len(set(sure)) == len(sure)
    for named in found.people:
        assert set(named.candidates) <= keys
        assert len(named.candidates) == 1 or not named.is_sure
        assert named.text
        assert all(word in said for word in named.text.split())


SYLLABLES = ["ka", "lo", "mi", "ra", "ten", "vos", "bur", "wes"]
name_word = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3).map(lambda parts: "".join(parts).title())
WORDED = {"koffie": "koffie", "coffee": "koffie", "huisbezoek": "huisbezoek", "telefoon": "telefoon", "mail": "mail"}


@settings(deadline=None)
@given(
    names=st.lists(st.tuples(name_word, name_word), min_size=1, max_size=5, unique_by=(lambda n: n[0], lambda n: n[1])),
    kind=st.sampled_from(sorted(WORDED)),
    back=st.integers(0, 900),
    form=st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "ago"]),
    subject=st.sampled_from(["", "zwemabonnement", "het feest van de buurt"]),
    by_first=st.booleans(),
    data=st.data(),
)
def test_a_line_that_is_written_is_read_again(*, names, kind, back, form, subject, by_first, data):
    known = [Known(n, " ".join(name)) for n, name in enumerate(names, 1)]
    firsts, lasts = {first for first, _ in names}, {last for _, last in names}
    by_first = by_first and firsts.isdisjoint(lasts)
    present = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=5, unique=True))
    day = TODAY - timedelta(days=back)
    when = f"{back} dagen geleden" if form == "ago" else day.strftime(form)
    said = [one.name.split()[0] if by_first else one.name for one in present]
    listed = ", ".join(said[:-1]) + " en " + said[-1] if len(said) > 1 else said[0]
    line = f"{when} {kind} met {listed}" + (f" over {subject}" if subject else "")
    found = read_line(line, TODAY, known)
    assert (found.day, found.kind, found.subject) == (day, WORDED[kind], subject)
    assert [named.candidates for named in found.people] == [(one.key,) for one in present]
    assert found.is_sure
