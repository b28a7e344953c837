"""The log of the installation: who got a workspace and who came to administer it, and nothing of what is in one."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import now

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import make_authority
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import AuditEntry, Role
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.network.actions.holding import end_role
from draagvlak.capabilities.network.actions.inviting import Asked, invite, invite_first
from draagvlak.capabilities.privacy.actions.events import export_events
from draagvlak.capabilities.privacy.queries.audit import Asking
from tests.factories import NetworkFactory, UserFactory, in_two_steps

pytestmark = pytest.mark.django_db
LOG = "/beheer/logboek/"


@pytest.fixture
def keeper(client):
    made = in_two_steps(UserFactory(keeps_installation=True, email="keeper@installatie.example"))
    client.force_login(made)
    return made


def workspace(keeper, name):
    """With two administrators, of whom one was ended by the other; and with what is nobody else's business."""
    made = make_authority(keeper, name, [Municipality.objects.get(name=name)])
    roles = [
        Role.objects.create(user=UserFactory(email=f"{who}@{made.slug}.example"), authority=made, kind="administrator")
        for who in ("an", "bo")
    ]
    an = roles[0].user
    with inside(made):
        invite_first(keeper, made, f"first@{made.slug}.example")
        end_role(an, made, roles[1])
        network = NetworkFactory(authority=made)
        invite(an, made, Asked(f"second@{made.slug}.example", RoleKind.ADMINISTRATOR))
        invite(an, made, Asked(f"colleague@{made.slug}.example", RoleKind.COLLEAGUE, (network,)))
        AuditEntry.objects.create(authority=made, user=an, what="network.write_people", row="network.person 1")
    return made


def lines_of(client, address=LOG):
    return [(event.entry.authority.name, what, event.whom) for event, what in client.get(address).context["lines"]]


def test_what_happened_newest_first_and_nothing_else(client, keeper):
    workspace(keeper, "Gent")
    assert lines_of(client) == [
        ("Gent", "nodigde een beheerder uit", "second@gent.example"),
        ("Gent", "wijzigde of beëindigde de rol van een beheerder", "bo@gent.example"),
        ("Gent", "nodigde een beheerder uit", "first@gent.example"),
        ("Gent", "maakte deze werkruimte", ""),
    ]
    page = client.get(LOG).content.decode()
    assert "keeper@installatie.example" in page
    assert "colleague@" not in page


def test_it_is_narrowed_by_day_and_leaves_as_a_file(client, keeper):
    made = workspace(keeper, "Gent")
    with inside(made):
        AuditEntry.objects.filter(row=f"authorities.authority {made.pk}").update(at=now() - timedelta(days=40))
    until = (now() - timedelta(days=30)).date().isoformat()
    assert lines_of(client, f"{LOG}?until={until}") == [("Gent", "maakte deze werkruimte", "")]
    assert len(lines_of(client, f"{LOG}?since={until}")) == 3
    assert len(lines_of(client, f"{LOG}?since=gisteren")) == 4
    answer = client.get(f"{LOG}csv/?until={until}")
    assert answer["Content-Disposition"] == 'attachment; filename="logboek-installatie.csv"'
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    (title, line) = csv.reader(io.StringIO(text), delimiter=";")
    assert title == ["Wanneer", "Wie", "Wat", "Werkruimte", "Over wie"]
    assert line[1:] == ["keeper@installatie.example", "maakte deze werkruimte", "Gent", ""]


def test_only_the_keeper_takes_it_along(keeper):
    administrator = workspace(keeper, "Gent").role_set.first().user
    with pytest.raises(PermissionDenied, match=r"accounts\.keep_installation"):
        export_events(administrator, Asking(), io.BytesIO())


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_three(client, keeper, count, django_assert_num_queries):
    for name in ("Gent", "Genk", "Leuven")[:count]:
        workspace(keeper, name)
    client.get(LOG)
    # session, user, second step, authorities, how many, entries, roles, invitations (of no users: none)
    with django_assert_num_queries(8):
        client.get(LOG)
