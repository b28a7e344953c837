"""What every test stands on: a state folder of its own, and the database that the environment names."""

import os
import tempfile

import pytest

os.environ.setdefault("DRAAGVLAK_STATE", tempfile.mkdtemp(prefix="draagvlak-test-"))


@pytest.fixture(autouse=True)
def nothing_was_counted():
    """How often something was done before, also in another test: users get the same keys there."""
    from django.core.cache import cache  # noqa: PLC0415 the state folder comes first

    cache.clear()
