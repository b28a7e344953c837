"""What one does at the pages of contacts."""

from django.urls import reverse

from draagvlak.capabilities.network.actions.contacts import Told, note_contact
from tests.capabilities.network.places import DAY

PLACE = {"authority": "gemeente", "network": "netwerk"}
LINE = "gisteren koffie met Fatima over zwemmen"


def address(name, **more):
    return reverse(f"contacts:{name}", kwargs={**PLACE, **more})


def fields_of(page):
    """What a browser would send of the note form as it was shown."""
    form = page.context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        if value in (None, "", False, []):
            continue
        sent[bound.html_name] = value.isoformat() if hasattr(value, "isoformat") else value
    return sent


def noted(place, who="director", people=("lies", "fatima"), **more):
    told = Told(**{"on": DAY, "people": tuple(place.people[key].pk for key in people), "kind": "koffie"} | more)
    return note_contact(place.users[who], place.authority, place.network, told)


def read(client, line=LINE, **more):
    return client.post(address("note"), {"line": line, "lees": "1", **more})


def sent_from_device(client, line, **more):
    said = {"key": f"device-key-{line}"[:60].replace(" ", "-"), "line": line, "typed_on": "2026-11-24", **more}
    return client.post(address("send"), said)


def change(client, contact, version, **more):
    said = {"version": version, "on": "2026-11-20", "kind": "mail", "people": [], "more": "Fatima, Inge", **more}
    return client.post(address("contact", contact=contact.pk), said)
