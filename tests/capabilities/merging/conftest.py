import pytest

from draagvlak.basics.tenancy import inside
from tests.factories.region import make_region


@pytest.fixture
def region(db):
    """Two municipalities that agreed, seen from the partnership's scope."""
    made = make_region()
    made.agree()
    with inside(made.authority):
        yield made
