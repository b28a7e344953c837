"""What lies in a place of the alignment, and who may read it: TRUST §1. What a network is for is for all who read here,
in whatever network of the authority; a name only for whoever may read the people of that network.
"""

from datetime import date
from typing import Any

from draagvlak.capabilities.alignment import models
from draagvlak.capabilities.network.models import Membership, Network, Person

DAY = date(2026, 11, 20)
READ = ("ma", "nd", "cg", "lm", "po")
SECRETS = {
    "askedtitle": ("ma", "nd", "cg", "lm", "po"),
    "contactname": ("ma", "nd", "cg"),
}
# What whoever reads in one network of an authority, may read of all of them.
OF_ALL = ("purpose", "wanted", "agreedtext")
OF_ALL_READ = (*READ, "nd2")
SHOWN = {*SECRETS, *OF_ALL}


def lie_there(place: str, here: Any, at: Any, secret: Any) -> dict[str, Any]:
    network = here["network"]
    models.Profile.objects.create(
        purpose=secret("purpose", place), goals=[secret("wanted", place)], governance="shared", **here
    )
    person = Person.objects.create(name=secret("contactname", place), **at)
    Membership.objects.create(person=person, layers=["colleague"], **here)
    request = models.Request.objects.create(
        kind="data", topic="reach", title=secret("askedtitle", place), asked_on=DAY, **here
    )
    models.RequestedFrom.objects.create(request=request, person=person, **at)
    agreement = models.Agreement.objects.create(
        kind="contact", subject=f"Groep {place}", text=secret("agreedtext", place), person=person, since=DAY, **at
    )
    for one in Network.objects.filter(authority=network.authority):
        models.Party.objects.create(agreement=agreement, network=one, **at)
    wanted = models.Wanted.objects.create(kind="goal", name=secret("wanted", place), since=DAY, **at)
    share = models.NeighbourShare.objects.create(
        municipality=network.authority.municipalities.model.objects.last(), since=DAY, **here
    )
    return {"asked_for": request, "agreed": agreement, "wished": wanted, "neighbour": share}


def may_read(made: Any, place: str, secret: Any) -> None:
    """What lies in one network of an authority is read by whoever reads in another of it."""
    whose = ("stranger",) if place == "elsewhere" else OF_ALL_READ
    for what in OF_ALL:
        made.may[secret(what, place)] = set(whose)
    made.may[secret("organisation", place)] |= set(whose)
