"""A year with actions, amounts, results, figures and stories, and hands to make its justification with."""

import re
from datetime import date
from decimal import Decimal

from django.urls import reverse

from draagvlak.capabilities.policy.models import ActionResult, Amount
from draagvlak.capabilities.stories.models import ResultStory
from tests.factories import SeatFactory, in_two_steps
from tests.factories.policy import (
    ActionFactory,
    ConsentFactory,
    IndicatorFactory,
    MeasurementFactory,
    ResultFactory,
    StoryFactory,
)

DAY = date(2026, 11, 24)


class Year:
    """2026, in a network that stands still at DAY."""

    def __init__(self, network, client):
        self.network, self.client = network, client
        self.at = {"authority": network.authority}
        self.director = SeatFactory(network=network).role.user
        client.force_login(self.director)

    def fill(self):
        here = {"network": self.network}
        self.action = ActionFactory(
            title="Pas voor iedereen", code="1.1.1", state="running", who="vrijetijdsdienst", **here
        )
        told = {"action": self.action, "source": "JR 2026, raming 3", **self.at}
        Amount.objects.create(
            year=2026,
            planned_expense=Decimal("12500"),
            real_expense=Decimal("11999.50"),
            real_receipt=Decimal("3000"),
            **told,
        )
        other = ActionFactory(title="Vervoer op maat", code="1.1.2", state="done", **here)
        Amount.objects.create(year=2026, planned_expense=Decimal(500), **told | {"action": other, "source": ""})
        ActionFactory(title="Nog niet begonnen", **here)
        self.result = ResultFactory(
            title="Zestig gezinnen met een pas",
            on=date(2026, 9, 1),
            cost=Decimal("240.5"),
            source="verslag vrijetijdsdienst",
            noted_by=self.director,
            **here,
        )
        ActionResult.objects.create(action=self.action, result=self.result, since=DAY, **self.at)
        ResultFactory(title="Een ouder begon zelf een speelgroep", on=date(2026, 10, 2), **here)
        share = IndicatorFactory(name="Bereik van de pas", kind="share", target=60, result=self.result, **here)
        self.measured = MeasurementFactory(
            indicator=share, on=date(2026, 6, 30), value=Decimal("45.5"), source="telling", noted_by=self.director
        )
        MeasurementFactory(indicator=share, on=date(2025, 6, 30), value=12, source="vorig jaar")
        few = IndicatorFactory(name="Kamp voor tieners", kind="participation", result=self.result, **here)
        MeasurementFactory(indicator=few, on=date(2026, 7, 1), value=3, source="lijst van de dienst")
        many = IndicatorFactory(name="Zwemmen", kind="participation", result=self.result, **here)
        MeasurementFactory(indicator=many, on=date(2026, 7, 1), value=40, source="kassa")

    def tell(self, words="Ik fiets weer", use="pack", told_on=date(2026, 6, 1), **more):
        story = StoryFactory(
            network=self.network, title=f"{words}, zei ze", text=f"{words}.\nElke week.", told_as="Mia", told_on=told_on
        )
        return ConsentFactory(story=story, use=use, given_on=told_on, **more)

    def about_result(self, consent):
        return ResultStory.objects.create(result=self.result, story=consent.story, since=DAY, **self.at)

    def to(self, name, *more):
        return reverse(f"papers:{name}", args=["gemeente", "net", *more])

    def text(self, name, *more):
        return " ".join(self.client.get(self.to(name, *more)).content.decode().split())

    def make(self, year=2026):
        key = re.search(r'name="key" value="([^"]+)"', self.client.get(self.to("packs")).content.decode())[1]
        return self.client.post(self.to("packs"), {"year": year, "key": key}, follow=True)

    def file(self, pack, ending):
        return self.client.get(self.to("pack_file", pack.pk, ending))

    def as_role(self, kind):
        user = SeatFactory(network=self.network, role__kind=kind).role.user
        self.client.force_login(in_two_steps(user) if kind == "administrator" else user)
        return user
