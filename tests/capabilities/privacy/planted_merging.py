"""The planted person in the text of a plan to merge networks, which holds no other text."""

from datetime import date

from draagvlak.capabilities.merging.models import Merger

DAY = date(2026, 3, 2)


def plant_merger(authority, said):
    return Merger.objects.create(authority=authority, name=said[:120], begun_on=DAY)
