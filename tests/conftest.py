"""What every test stands on: a state folder of its own (settings see to it, as they are read before this file; here it
is for processes that tests begin), and the database that the environment names.
"""

import os
import tempfile

import pytest

os.environ.setdefault("DRAAGVLAK_STATE", tempfile.mkdtemp(prefix="draagvlak-test-"))


@pytest.fixture(autouse=True)
def nothing_was_counted():
    """How often something was done before, also in another test: users get the same keys there."""
    from django.core.cache import cache  # noqa: PLC0415 the state folder comes first

    cache.clear()


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    """argon2, but without making each test wait for what is meant to be slow."""
    from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: PLC0415 as above

    for cost, cheap in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
        monkeypatch.setattr(Argon2PasswordHasher, cost, cheap)
