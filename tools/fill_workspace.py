"""Fills a network of the demonstration with people, contacts, notes, surveys, ideas and actions.

`python -m tools.fill_workspace 400` works in the installation that the environment names, in which the demonstration
stands; prints one line of JSON: the network's address, what it holds, and the seconds that its report took.
"""
# ruff: noqa: E402

import json
import os
import random
import sys
import time
from datetime import date, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
django.setup()

from django.utils.timezone import localdate

from draagvlak.analysis.layers import LAYERS
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role, RoleKind, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.actions.contacts import Told, note_contact
from draagvlak.capabilities.network.actions.incoming import add_batch
from draagvlak.capabilities.network.queries import members
from draagvlak.capabilities.network.queries.rows import NewContact, NewPerson, NewRows
from tools.fill_balance import add_balance
from tools.fill_surveys import add_surveys

CONTACTS_EACH = 5
NOTES = 20
ANSWERS = 5000  # of the last of three surveys
IDEAS, ACTIONS = 2000, 500
SHARES = (8, 3, 6, 6, 2, 1, 1)  # of the layers, from people in poverty to the political board
CIRCLE = 25  # people of one organisation
LEAPS = 0.1  # of who takes part in a contact comes from anywhere; the others stay close by
OF_DIRECTOR = 0.05  # of the contacts, and never more than with four hundred people
DIRECTED = 400
DAYS = 730
FIRST = ["Fatima", "Jo", "Lies", "Karim", "Nadia", "Tom", "Els", "Piet", "Hilde", "Ahmed"]
FIRST += ["Marie", "Luc", "Sofie", "Jan", "Griet", "Youssef", "An", "Bram", "Leen", "Dirk"]
BEGIN = ["", "", "", "Van ", "De ", "Van den ", "Vander"]
STEM = ["berg", "broeck", "velde", "meer", "dael", "hove", "beke", "laer", "camp"]
STEM += ["straet", "poel", "brugge", "cock", "smet", "wolf", "jong", "groot", "clerck"]
END = ["", "s", "mans", "aert", "ens", "inckx", "ijn", "eel"]
KINDS = ["koffie", "gesprek", "telefoon", "vergadering", "huisbezoek", ""]
SUBJECTS = ["zwemmen", "de zomerkalender", "een kamp voor tieners", "vervoer naar de academie", "het tarief", ""]


def director_of_the_demonstration() -> tuple[User, Authority]:
    """With the authority that they work for."""
    role = Role.objects.select_related("user", "authority").get(
        authority__slug="voorbeeldgem", user__email="lies@voorbeeldgem.example", kind=RoleKind.DIRECTOR
    )
    return role.user, role.authority


def filled(persons: int) -> dict[str, object]:
    """A network of `persons` people more, with five contacts for each, directed by the demonstration's director."""
    user, authority = director_of_the_demonstration()
    with inside(authority):
        began = time.perf_counter()
        network = add_batch(user, authority, None, f"Netwerk van {persons}", rows(persons, localdate())).network
        brought = time.perf_counter() - began
        network.refresh_from_db()
        keys = list(members(network).values_list("person_id", flat=True)[: 2 * NOTES])
        for n in range(NOTES):
            told = Told(localdate() - timedelta(days=n), tuple(keys[2 * n : 2 * n + 2]), "koffie", "zwemmen", "Goed.")
            note_contact(user, authority, network, told)
        began = time.perf_counter()
        refresh_report(user, authority, network)
        reported = time.perf_counter() - began
        add_surveys(user, network, ANSWERS)
        add_balance(user, network, IDEAS, ACTIONS)
    return {
        "address": f"voorbeeldgem/{network.slug}",
        "persons": persons,
        "contacts": CONTACTS_EACH * persons + NOTES,
        "brought": round(brought, 1),
        "report": round(reported, 1),
    }


def rows(persons: int, today: date) -> NewRows:
    """People in organisations of 25, who meet mostly those near them; the first is the director."""
    chance = random.Random(7)
    layers = chance.choices(LAYERS, SHARES, k=persons)
    people = tuple(
        NewPerson(str(n), _name(n), (layer,), "medewerker", f"Organisatie {n // CIRCLE}", "Voorbeeldgem", "")
        for n, layer in enumerate(layers)
    )
    contacts = tuple(_contact(chance, n, persons, today) for n in range(CONTACTS_EACH * persons))
    return NewRows(people, contacts, (), "0", len(contacts))


def _name(number: int) -> str:
    """Nearly each of the first 15,000 has a name of their own."""
    number, first = divmod(number, len(FIRST))
    number, stem = divmod(number, len(STEM))
    number, end = divmod(number, len(END))
    begin = BEGIN[number % len(BEGIN)]
    last = f"{begin}{STEM[stem]}{END[end]}"
    return f"{FIRST[first]} {last[0].upper()}{last[1:]}"


def _contact(chance: random.Random, number: int, persons: int, today: date) -> NewContact:
    first = number % persons
    present = [first]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        near = first // CIRCLE * CIRCLE + chance.randrange(CIRCLE)
        present.append(chance.randrange(persons) if chance.random() < LEAPS else min(near, persons - 1))
    if chance.random() < OF_DIRECTOR and number < DIRECTED * CONTACTS_EACH:
        present.append(0)
    present = list(dict.fromkeys(present))
    if len(present) == 1:
        present.append((first + 1) % persons)
    on = today - timedelta(days=chance.randrange(DAYS))
    return NewContact(on, chance.choice(KINDS), chance.choice(SUBJECTS), tuple(map(str, present)))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(filled(int(sys.argv[1]))) + "\n")
