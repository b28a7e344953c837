import pytest

from draagvlak.basics.tenancy import inside
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.surveys import SurveyFactory


def open_survey(**said):
    """A survey that is open, with `director`: to be made inside its authority."""
    seat = SeatFactory(network__authority=said["authority"], role__authority=said["authority"])
    made = SurveyFactory(network=seat.network, **said)
    made.director = seat.role.user
    return made


@pytest.fixture
def survey(db):
    authority = AuthorityFactory()
    with inside(authority):
        yield open_survey(authority=authority, asks_whom=True)
