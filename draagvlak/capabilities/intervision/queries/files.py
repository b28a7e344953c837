"""What came from other installations in signed files (federation), in the shape of what is shared here."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localdate

from draagvlak.capabilities.federation.choices.shapes import Received, SharedNetwork
from draagvlak.capabilities.intervision.choices import What
from draagvlak.capabilities.intervision.queries.figures import Figures, Stage, age_of
from draagvlak.capabilities.intervision.queries.shown import Peer, Read

PARTS = {
    What.ABOUT: "about",
    What.PEOPLE: "people",
    What.ORGANISATIONS: "organisations",
    What.CONTACTS: "contacts",
    What.SUPPORT: "support",
    What.LOAD: "load",
    What.STAGE: "stage",
    What.PRACTICE: "practices",
    What.STORY: "stories",
}


def peers_of_file(found: Received) -> Iterator[Peer]:
    for network in found.networks:
        yield Peer(
            found.sender.name,
            network.name,
            frozenset(what.value for what, part in PARTS.items() if getattr(network, part)),
            figures_of_file(network),
            tuple(_read(found, one) for one in network.practices),
            tuple(_read(found, one) for one in network.stories),
            from_file=found.made_on,
        )


def figures_of_file(network: SharedNetwork) -> Figures:
    parts: dict[str, Any] = {}
    if network.about:
        said = network.about
        parts |= {"size": said.size, "governance": said.governance, "since": said.since}
        parts["age"] = age_of(said.since, localdate())
    if network.people:
        parts["people"] = tuple((group.layers, group.count) for group in network.people.groups)
    if network.organisations:
        parts["organisations"] = network.organisations.count
    if network.contacts:
        parts["contacts"] = network.contacts.count
    if network.support:
        parts["support"] = tuple((one.layer, one.level or "unknown") for one in network.support.levels)
    if network.load:
        parts |= {"meetings": network.load.meetings / 10, "hours": network.load.hours}
    if network.stage:
        seen = tuple((one.key, one.on) for one in network.stage.seen)
        parts["stage"] = Stage(network.stage.key, seen, network.stage.introductions)
    return Figures(**parts)


def _read(found: Received, one: Any) -> Read:
    return Read(one.title, one.until, sender=found.sender.key, key=one.key)
