"""Rows as one text: of the authority in scope alone, also where its query was built for another one before."""

import pytest
from django_scopes import ScopeError

from draagvlak.basics.one_text import texts_of
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.models import Network
from tests.factories import AuthorityFactory, NetworkFactory

pytestmark = pytest.mark.django_db


def names():
    return texts_of("names", Network.objects.all, ("name", "slug"), ("slug",))


def test_a_query_that_was_built_before_still_asks_within_the_scope():
    for slug in ("een", "twee"):
        authority = AuthorityFactory()
        with inside(authority):
            NetworkFactory(authority=authority, name="Net", slug=slug)
            assert names() == (f"Net {slug}", slug)
    with pytest.raises(ScopeError):
        names()


def test_without_a_row_every_text_is_empty():
    with inside(AuthorityFactory()):
        for _twice in range(2):
            assert texts_of("nothing", lambda: Network.objects.none(), ("slug",), ("name",)) == ("", "")  # noqa: PLW0108
            assert texts_of("none yet", lambda: Network.objects.filter(slug="?"), ("slug",), ("name",)) == ("", "")
