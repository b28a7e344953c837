"""Puts a large network into the database that the surroundings name, through the actions of the product.

Prints how many people and ties it has, and the seconds it took to find and keep everybody's place.
"""
# ruff: noqa: E402

import random
import time

import django

django.setup()

from draagvlak.analysis.layers import LAYERS
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights.actions import refresh_map
from draagvlak.capabilities.network.actions import NewPerson, NewRows, add_batch
from tools.fill_workspace import SHARES, director_of_the_demonstration

PEOPLE, TIES = 5000, 15000
LEAPS = 0.05  # of the ties go anywhere; the others stay close by


def rows() -> NewRows:
    """People in organisations of about 25, tied mostly to those near them, and many of them to the first."""
    chance = random.Random(7)
    layers = chance.choices(LAYERS, SHARES, k=PEOPLE)
    people = tuple(
        NewPerson(str(n), f"Voornaam{n} Achternaam{n}", (layer,), "", f"Organisatie {n // 25}", "", "")
        for n, layer in enumerate(layers)
    )
    ties = {(0, n) for n in range(1, PEOPLE, 10)}
    while len(ties) < TIES:
        a = chance.randrange(PEOPLE)
        b = chance.randrange(PEOPLE) if chance.random() < LEAPS else a + 1 + int(chance.expovariate(1 / 40))
        if a != b and b < PEOPLE:
            ties.add((min(a, b), max(a, b)))
    known = tuple((str(a), str(b), 1.0 + chance.random()) for a, b in sorted(ties))
    return NewRows(people, (), known, "0")


def main() -> None:
    user, authority = director_of_the_demonstration()
    with inside(authority):
        given = rows()
        batch = add_batch(user, authority, None, "Groot netwerk", given)
        began = time.perf_counter()
        refresh_map(user, authority, batch.network)
        print(f"{len(given.people)} {len(given.ties)} {time.perf_counter() - began:.2f}")


if __name__ == "__main__":
    main()
