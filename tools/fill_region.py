"""Puts a network of so many people in each of the 285 municipalities, each with its report.

`python -m tools.fill_region 100` works in the empty installation that the environment names. With `--of-yesterday` it
says that the reports that are there are of yesterday, and queues the making of those of today, as the night does.
"""
# ruff: noqa: E402

import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
django.setup()

from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import make_authority
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority, Municipality
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.insights.tasks import ready_reports
from draagvlak.capabilities.network.actions.incoming import add_batch
from tools.fill_workspace import rows


def fill(persons: int) -> None:
    """The same people everywhere: what is measured is how long their reports take."""
    keeper = User.objects.create(username="keeper", keeps_installation=True)
    director = User.objects.create(username="director")
    brought = rows(persons, localdate())
    for municipality in Municipality.objects.all():
        authority = make_authority(keeper, municipality.name, [municipality])
        Role.objects.create(user=director, authority=authority, kind=RoleKind.DIRECTOR)
        with inside(authority):
            network = add_batch(director, authority, None, "Vrijetijdsnetwerk", brought).network
            StoredReport.objects.get_or_create(network=network, defaults=of_yesterday() | {"authority": authority})


def of_yesterday() -> dict[str, object]:
    return {"as_of": localdate() - timedelta(days=1)}


def age() -> None:
    for authority in Authority.objects.all():
        with inside(authority):
            StoredReport.objects.update(**of_yesterday())
    ready_reports()


if __name__ == "__main__":
    if "--of-yesterday" in sys.argv:
        age()
    else:
        fill(int(sys.argv[1]))
