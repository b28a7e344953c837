"""The planted person in every text of a planning, and when they can."""

from draagvlak.capabilities.planning.models import Planning, Room
from tests.factories.planning import add_planning, add_rule, add_wanted, say


def plant_planning(network, person, name):
    planning = add_planning(network, name=f"Kalender van {name}")
    wanted = add_wanted(planning, network, f"Gesprek met {name}")
    Room.objects.create(authority=network.authority, planning=planning, name=f"Bij {name}", capacity=4, cells=[])
    add_rule(planning, "present", wanted, person=person)
    say(person, ["1-evening"], [["2026-07-01", "2026-07-15"]])
    return Planning.objects.get(pk=planning.pk)
