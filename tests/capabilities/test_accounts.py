"""One account an address, and a second step that is lost for good."""

import io
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting, lift_second_step
from draagvlak.capabilities.accounts.models import AuditEntry, User
from tests.factories import AuthorityFactory, DirectorFactory, UserFactory, in_two_steps

pytestmark = pytest.mark.django_db


def test_an_address_is_one_accounts_whatever_its_capitals():
    UserFactory(email="an@voorbeeldgem.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="An@Voorbeeldgem.example")
    UserFactory(email=""), UserFactory(email="")


class Doubles:
    """The tables as the migration finds them, with a user more that the constraint would refuse."""

    class User:
        class objects:  # noqa: N801 as Django calls it
            @staticmethod
            def exclude(**_not):
                return Doubles.User.objects

            @staticmethod
            def order_by(*_by):
                return Doubles.User.objects

            @staticmethod
            def values_list(*_columns):
                return [(3, "an@x.example"), (5, "bo@x.example"), (7, "AN@x.example")]

    @staticmethod
    def get_model(*_name):
        return Doubles.User


def test_the_upgrade_refuses_doubles_with_a_sentence_that_names_nobody():
    refuse_doubles = import_module("draagvlak.capabilities.accounts.migrations.0004_email_once").refuse_doubles
    with pytest.raises(RuntimeError, match=r"one e-mail address: 3 and 7\. Nothing was changed\.") as refused:
        refuse_doubles(Doubles, connection.schema_editor)
    assert "@" not in str(refused.value)
    refuse_doubles(apps, connection.schema_editor)


def test_a_lost_second_step_is_taken_away_in_a_terminal_and_told_in_the_audit(client):
    role = DirectorFactory(kind="administrator")
    user = in_two_steps(role.user)
    client.force_login(user)
    out = io.StringIO()
    call_command("forget_second_step", user.email.upper(), stdout=out)
    assert "steps taken away" in out.getvalue()
    assert not Authenticator.objects.filter(user=user).exists()
    with inside(role.authority):
        assert list(AuditEntry.objects.values_list("what", "row", "user")) == [
            ("accounts.lift_second_step", f"accounts.user {user.pk}", None)
        ]
    client.force_login(user)
    assert client.get(f"/{role.authority.slug}/").status_code == 302  # to setting up another


def test_nothing_to_take_away():
    with pytest.raises(CommandError, match="no account"):
        call_command("forget_second_step", "niemand@x.example")
    with pytest.raises(CommandError, match="has no second step"):
        call_command("forget_second_step", UserFactory().email)
    keeper = in_two_steps(UserFactory(keeps_installation=True))
    assert lift_second_step(keeper) > 0


def test_nobody_who_signed_in_lifts_a_second_step():
    authority, keeper = AuthorityFactory(), UserFactory(keeps_installation=True)
    with inside(authority), pytest.raises(PermissionDenied), acting(keeper, "accounts.lift_second_step", authority):
        pass
    assert User.objects.count() == 1
