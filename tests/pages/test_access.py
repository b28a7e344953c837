"""Every address, asked by everybody, in every way, of one's own and of another municipality.

access_matrix.csv says what each may get (status, alternatives with a bar); a new address without a row fails. What is
not in it answers nobody. No answer holds a text that whoever asked may not read (access_world).

What is not in the matrix is refused before a page knows who asks and of which municipality: it is asked by three, of
one's own. Parts are asked of one's own too: by three, and by others where a look was taken at whether it is a part.
On PostgreSQL only the ways of the matrix are asked, of one's own municipality, as whole pages and by the roles that
between them open the most: what is refused, and what a page leaves out as a part, never reaches code that differs
there. The rows of elsewhere and what is closed are in test_access_closed.py, as one file is one worker's; elsewhere is
asked here by those who do not ask it there.
"""

import pytest
from django.db import connection

from tests.pages.access_walk import ASK_WHAT_IS_CLOSED, COLUMNS, FEWER, LIKE, METHODS, PAGES, ROWS, SAYS, asking, world
from tests.pages.access_world import SHOWN, secret

__all__ = ["asking", "world"]
FOR_ALL = {"anyone", "nd", "lm"}  # who asks what is not in the matrix, and for every part
NOTHING = {"302", "404", "405"}  # what a way that is not in the matrix may answer
ON_POSTGRESQL = connection.vendor == "postgresql"
pytestmark = pytest.mark.django_db


def expected(page, method, role, place):
    """The statuses that the matrix allows; somebody of Voorbeeldgem is a stranger elsewhere."""
    column = role if place == "own" or role in {"anyone", "pa"} else "stranger"
    found = SAYS.get((page, LIKE.get(method, method)))
    if found is None:
        return NOTHING | ({"200"} if method == "OPTIONS" else set())
    return set(found[column].split("|")) | ({"405"} if method in LIKE else set())


def test_every_address_has_its_rows():
    assert {row["page"] for row in ROWS} == set(PAGES)
    assert len(SAYS) == len(ROWS)
    assert list(ROWS[0]) == ["page", "method", *COLUMNS]


def who_asks(place):
    if ON_POSTGRESQL:
        return ["stranger", "ma", "nd"]
    return COLUMNS if place == "own" else sorted(FEWER - set(ASK_WHAT_IS_CLOSED))


def ways(page, place, role):
    """Each with whether it is as a part of a page."""
    every = place == "own" and not ON_POSTGRESQL and (role == "nd" or len(FEWER) == len(COLUMNS))
    for method in METHODS:
        if (page, method) in SAYS:
            yield from ((method, False), (method, True)) if every else ((method, False),)
        elif every and role in FOR_ALL:
            yield method, False


@pytest.mark.parametrize("page", PAGES)
def test_everybody_gets_what_the_matrix_says(asking, page):
    places = ("own", "elsewhere") if "authority" in PAGES[page] and not ON_POSTGRESQL else ("own",)
    for place in places:
        for role in who_asks(place):
            looked = False
            for method, is_part in ways(page, place, role):
                if is_part and not looked and role not in FOR_ALL:
                    continue
                answer = asking.ask(role, method, asking.world.values[place], is_part)
                looked = answer.looked
                if method == "GET":
                    asking.follow(role, answer)
                what = f"{place} {role} {method}{' part' if is_part else ''}: {answer.code}"
                if answer.code not in expected(page, method, role, place):
                    asking.wrong.append(what)
                if method in {"HEAD", "OPTIONS"} and answer.code == "200" and answer.told:
                    asking.wrong.append(f"{what} with content")
    asking.world.asked.add(page)


def test_what_is_open_was_seen(world):
    """The secrets are where they would be found: who may read them did."""
    if world.asked != set(PAGES):
        pytest.skip("Only when every address was asked.")
    if ON_POSTGRESQL:
        pytest.skip("Not everybody asked.")
    assert {secret(what, "own") for what in SHOWN} <= world.seen
