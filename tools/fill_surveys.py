"""Fills a network with surveys that have closed, through the actions of the product.

`python -m tools.fill_surveys voorbeeldgem/lokaal-netwerk 5000 3` works in the installation that the environment names:
three rounds, the last of 5,000 answers. `tools.fill_workspace` does it for the network that it makes.
"""
# ruff: noqa: E402

import os
import random
import sys
from datetime import date, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
django.setup()

from django.utils.timezone import localdate

from draagvlak.analysis.layers import LAYERS
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Seat
from draagvlak.capabilities.pulse.actions.surveys import (
    Planned,
    begin_survey,
    close_survey,
    make_survey,
    promise_access,
)
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Remark, Survey

ROUNDS, APART, OPEN = 3, 120, 14  # rounds; days between them; days that one is open
SHARES = (30, 12, 22, 20, 8, 5, 3)  # of a hundred answers, from people in poverty to the political board
RESPONSE = (0.5, 0.8, 0.7, 0.65, 0.75, 0.45, 0.25)
LIKELY = {"trust": (1, 3, 5, 4), "value": (3, 5, 4, 2)}  # of the four answers
UNSAID = 0.06
REMARKS = ("Dat ik mee naar het zwembad kon.", "Iemand die terugbelt.", "De kalender op papier.", "Koffie na de les.")


def add_surveys(user: Any, network: Network, answers: int, rounds: int = ROUNDS) -> list[Survey]:
    """Surveys of the network in scope, oldest first, the last of `answers` answers and each before of a fifth fewer."""
    chance = random.Random(11)
    who = (user, network.authority, network)
    promise_access(*who)
    made = []
    for number in range(rounds):
        closed = localdate() - timedelta(days=APART * (rounds - 1 - number))
        planned = Planned(f"Peiling {number + 1}", closed - timedelta(days=OPEN), localdate(), localdate())
        survey = make_survey(*who, planned, once="")
        _answer(survey, chance, round(answers * 0.8 ** (rounds - 1 - number)), closed)
        begin_survey(*who, survey.pk, "http://127.0.0.1")
        close_survey(*who, survey.pk)
        Survey.objects.filter(pk=survey.pk).update(closes_on=closed, told_on=closed + timedelta(days=OPEN))
        made.append(survey)
    return made


def _answer(survey: Survey, chance: random.Random, answers: int, on: date) -> None:
    at = {"authority": survey.authority, "survey": survey}
    sheets = []
    for layer, share, response in zip(LAYERS, SHARES, RESPONSE, strict=True):
        count = max(3, answers * share // 100)
        expected = round(count / response)
        Link.objects.create(layer=layer, many=True, expected=expected, token_hash=f"{survey.pk}-{layer}", **at)
        said = {"layer": layer, "form": "words", "answered_on": on, **at}
        sheets += [AnswerSheet(values=_values(chance), **said) for _ in range(count)]
    AnswerSheet.objects.bulk_create(sheets, batch_size=500)
    Remark.objects.bulk_create(Remark(text=text, **at) for text in REMARKS)


def _values(chance: random.Random) -> list[int | None]:
    likely = [LIKELY["trust"]] * 3 + [LIKELY["value"]] * 3
    return [None if chance.random() < UNSAID else chance.choices((1, 2, 3, 4), of)[0] for of in likely]


if __name__ == "__main__":
    slug, _, name = sys.argv[1].partition("/")
    with inside(Authority.objects.get(slug=slug)):
        of = Network.objects.get(slug=name)
        seat = Seat.objects.select_related("role__user").filter(network=of, role__kind=RoleKind.DIRECTOR).first()
        add_surveys(seat.role.user, of, *map(int, sys.argv[2:]))  # type: ignore[union-attr]
