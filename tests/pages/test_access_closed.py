"""What lies elsewhere or is closed is as if it were not there; who asks, and where, is as in test_access.py."""

import pytest
import rules
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.basics.tenancy import inside
from tests.pages.access_walk import ASK_WHAT_IS_CLOSED, COLUMNS, METHODS, PAGES, SAYS, VIEWS, asking, world
from tests.pages.access_world import nowhere

__all__ = ["asking", "world"]
OUTER = {"authority", "network", "format", "ending", "kind", "layer"}  # parts of an address that are no key of a row
OF_AUTHORITY = {"agreed", "wished"}  # keys of rows that belong to an authority as a whole, to none of its networks
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", [page for page, parts in PAGES.items() if set(parts) - OUTER and "authority" in parts])
def test_a_row_of_elsewhere_is_not_there(asking, page):
    """The address of one's own network with the key of what lies in another: as if it did not exist."""
    inner, values = set(PAGES[page]) - OUTER, asking.world.values
    for place in ("elsewhere",) if inner <= OF_AUTHORITY else ("beside", "elsewhere"):
        whole = place == "beside" and "network" not in PAGES[page]  # an administrator's own, then
        for role in set(COLUMNS) - {"anyone", *(("ma", "nd2") if whole else ())}:
            for method in ("GET", "POST"):
                if (page, method) in SAYS:
                    answer = asking.ask(role, method, values["own"] | {name: values[place][name] for name in inner})
                    if answer.code != "404":
                        asking.wrong.append(f"{place} {role} {method}: {answer.code}")


def told(answer):
    """An answer without the number of its request."""
    number = answer["X-Request-Id"].encode()
    headers = {name: value for name, value in answer.headers.items() if name != "X-Request-Id"}
    return answer.status_code, answer.told.replace(number, b""), headers


def closed_to(world, page, role):
    """Pairs of addresses (what stands in them): of what is there and closed to `role`, and of what is not there."""
    own, elsewhere = world.values["own"], world.values["elsewhere"]
    yield (there := own if role == "stranger" else elsewhere), nowhere(there, "authority")
    if "network" in PAGES[page]:
        with inside(world.network.authority):
            is_open = rules.has_perm(VIEWS[page].right, world.users[role], world.network)
        if not is_open:
            yield own, nowhere(own, "network")


@pytest.mark.parametrize("page", [page for page, parts in PAGES.items() if "authority" in parts])
def test_what_is_closed_looks_like_what_is_not_there(asking, page):
    """Byte for byte, and in the same number of queries."""
    methods = [method for method in METHODS if (page, method) in SAYS]
    # What says no is the same code on PostgreSQL: there one who comes from elsewhere and one of here ask it.
    for role in ("stranger", "po") if connection.vendor == "postgresql" else ASK_WHAT_IS_CLOSED:
        for closed, unknown in closed_to(asking.world, page, role):
            for method in methods:
                with CaptureQueriesContext(connection) as first:
                    answer = asking.ask(role, method, closed)
                with CaptureQueriesContext(connection) as second:
                    nothing = asking.ask(role, method, unknown)
                if answer.code != "404" or told(answer) != told(nothing) or len(first) != len(second):
                    asking.wrong.append(f"{role} {method} {answer.code}, {len(first)} and {len(second)} queries")
