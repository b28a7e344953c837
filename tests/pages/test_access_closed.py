"""What lies elsewhere or is closed is as if it were not there; who asks, and where, is as in test_access.py."""

import pytest
import rules
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.basics.tenancy import inside
from tests.pages.access_walk import ASK_WHAT_IS_CLOSED, FEWER, METHODS, PAGES, SAYS, VIEWS, asking, world
from tests.pages.access_world import nowhere

__all__ = ["asking", "world"]
# Parts of an address that are no key of a row.
OUTER = {"authority", "network", "format", "ending", "kind", "layer", "proposal", "picture_shape", "picture_kind"}
# Keys of rows that belong to an authority as a whole, to none of its networks: those "beside" are one's own.
OF_AUTHORITY = {"card", "agreed", "wished"}
# What another municipality gives to all of this one, here or in a file.
OF_AUTHORITY |= {"shared_piece", "shared_story", "peer_question", "file_sender", "file_key", "file_story"}
OF_AUTHORITY |= {"file_to", "file_from", "taken_file"}
CLOSED = [page for page, parts in PAGES.items() if "authority" in parts and hasattr(VIEWS[page], "right")]
# What may be pressed twice: it says kindly that it is gone, and the same of what was never there, or lies elsewhere.
SECOND_CLICK = {
    ("competences:take_back", "POST"): lambda own: f"/{own['authority']}/competenties/",
    ("competences:remove_question", "POST"): lambda own: f"/{own['authority']}/competenties/",
    ("competences:undo_roles", "POST"): lambda own: f"/{own['authority']}/{own['network']}/rollen/",
    ("competences:end_role", "POST"): lambda own: f"/{own['authority']}/{own['network']}/rollen/",
}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", [page for page, parts in PAGES.items() if set(parts) - OUTER and "authority" in parts])
def test_a_row_of_elsewhere_is_not_there(asking, page):
    """The address of one's own network with the key of what lies in another: as if it did not exist."""
    values = asking.world.values
    for place in ("beside", "elsewhere"):
        inner = set(PAGES[page]) - OUTER - (OF_AUTHORITY if place == "beside" else set())
        if not inner:
            continue
        whole = place == "beside" and "network" not in PAGES[page]  # an administrator's own, then
        for role in FEWER - {"anyone", *(("ma", "nd2") if whole else ())}:
            for method in ("GET", "POST"):
                if (page, method) in SAYS:
                    answer = asking.ask(role, method, values["own"] | {name: values[place][name] for name in inner})
                    if answer.code not in ("404", "302" if (page, method) in SECOND_CLICK else ""):
                        asking.wrong.append(f"{place} {role} {method}: {answer.code}")


@pytest.mark.parametrize("page", sorted(page for page, _method in SECOND_CLICK))
def test_what_takes_a_second_click_takes_it_of_what_never_was(asking, page):
    (inner,) = set(PAGES[page]) - OUTER
    own = asking.world.values["own"]
    never = 2**40 if isinstance(own[inner], int) else "nooit"
    for place in (own | {inner: never}, own | {inner: asking.world.values["elsewhere"][inner]}):
        answer = asking.ask("nd", "POST", place)
        assert (answer.code, answer.headers["Location"].partition("#")[0]) == ("302", SECOND_CLICK[page, "POST"](own))


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


@pytest.mark.parametrize("page", CLOSED)
def test_what_is_closed_looks_like_what_is_not_there(asking, page):
    """Byte for byte, and in the same number of queries."""
    methods = [method for method in METHODS if (page, method) in SAYS]
    # What says no is the same code on PostgreSQL: there one who comes from elsewhere and one of here ask it.
    for role in ("stranger", "po") if connection.vendor == "postgresql" else FEWER & set(ASK_WHAT_IS_CLOSED):
        for closed, unknown in closed_to(asking.world, page, role):
            for method in methods:
                with CaptureQueriesContext(connection) as first:
                    answer = asking.ask(role, method, closed)
                with CaptureQueriesContext(connection) as second:
                    nothing = asking.ask(role, method, unknown)
                if answer.code != "404" or told(answer) != told(nothing) or len(first) != len(second):
                    asking.wrong.append(f"{role} {method} {answer.code}, {len(first)} and {len(second)} queries")
