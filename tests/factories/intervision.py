"""Municipalities that share with one another."""

from datetime import date

from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.authorities.models import Authority, Municipality
from draagvlak.capabilities.insights.models import KeptCounts, ReportHead, StoredReport
from draagvlak.capabilities.insights.writers.report_json import EDITION
from draagvlak.capabilities.intervision.actions.sharing import Offer, Whom, share
from draagvlak.capabilities.intervision.models import Practice
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory

SECRET = "zwxgeheimzq"


class Town:
    """An authority of one municipality of the official list, its network, and the director of that."""

    def __init__(self, name, called=None):
        self.municipality = Municipality.objects.get(name=name)
        self.authority = AuthorityFactory(name=f"Gemeente {name}", slug=name.lower())
        self.authority.municipalities.add(self.municipality)
        with inside(self.authority):
            self.network = NetworkFactory(authority=self.authority, name=called or f"Netwerk {name}", slug="net")
            self.user = SeatFactory(network=self.network, role__kind=RoleKind.DIRECTOR).role.user

    def practice(self, title="Kookgroep", **said):
        with inside(self.authority):
            texts = {"title": title, "did": f"{title}: samen koken", "otherwise": SECRET}
            return Practice.objects.create(authority=self.authority, network=self.network, **texts | said)

    def shares(self, whom, *figures, practices=(), step=None, **said):
        """Gives the pieces. `whom`: a Whom, or an Audience."""
        whom = whom if isinstance(whom, Whom) else Whom(whom)
        offer = Offer(whom, figures, [one.pk for one in practices], **said)
        with inside(self.authority):
            return share(self.user, self.authority, self.network, offer, step or f"s{next(NUMBERS):018}")

    def counts(self, *groups):
        """What the summary publishes: (layers, number) a group."""
        with inside(self.authority):
            KeptCounts.objects.update_or_create(
                network=self.network,
                defaults={
                    "authority": self.authority,
                    "rows": [list(layers) for layers, _number in groups],
                    "columns": [[""]],
                    "counts": [[number] for _layers, number in groups],
                    "is_shown": sum(number for _layers, number in groups) >= 5,
                },
            )

    def report(self, stage="anchored", day=None, **levels):
        carried = [
            {"layer": layer, "level": level, "evidence": [{}], "survey": None} for layer, level in levels.items()
        ]
        day = (day or localdate()).isoformat()
        head = {"edition": EDITION, "as_of": day, "anchoring": {"stage_key": stage}, "carrying_of_bodies": carried}
        at = {"authority": self.authority}
        with inside(self.authority):
            report, _made = StoredReport.objects.update_or_create(
                network=self.network, defaults={**at, "as_of": day, "texts": {}}
            )
            ReportHead.objects.update_or_create(report=report, defaults={**at, "texts": {"nl": head, "en": head}})


def _numbers():
    number = 0
    while True:
        number += 1
        yield number


NUMBERS = _numbers()
LONG_AGO = date(2025, 1, 6)


def partnership_of(*towns, name="Samen"):
    made = AuthorityFactory(name=name, slug=name.lower(), kind="partnership")
    made.municipalities.set([one.municipality for one in towns])
    return Authority.objects.get(pk=made.pk)
