"""Fills a network with a public page, through the actions of the product: each block on, activities, results, stories.

`python -m tools.fill_public voorbeeldgem/lokaal-netwerk` works in the installation that the environment names, and
prints as JSON the addresses of the page, of the block to embed and of a story.
"""
# ruff: noqa: E402

import json
import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
django.setup()

from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Seat
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.recurring import start_of
from draagvlak.capabilities.policy.actions.results import Came, note_result
from draagvlak.capabilities.public_pages.actions.activities import Told, open_activity
from draagvlak.capabilities.public_pages.actions.choosing import choose_partners, choose_results
from draagvlak.capabilities.public_pages.actions.settings import Said, change_page
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.queries.shown import page_of
from draagvlak.capabilities.weaving.models import WovenStory

MANY = 5
HOST = "www.voorbeeldgem.example"  # a site that may show the block
PURPOSE = "Samen zorgen we dat iedereen hier kan sporten, spelen en cultuur beleven. Ook wie het moeilijk heeft."
PARAGRAPH = "In het voorjaar vierde de wijk feest. Wie verder woonde, kon er niet geraken. Toen reed er een bus."


def add_public_page(network: Network) -> WovenStory:
    """In the network in scope. Gives a story that everybody may read; it quotes nobody."""
    user = Seat.objects.filter(network=network, role__kind=RoleKind.DIRECTOR)[0].role.user
    who, day = (user, network.authority, network), day_of(network)
    begins = start_of(day) + timedelta(days=3, hours=10)
    results = []
    for number in range(MANY):
        told = Told(f"Open tafel {number + 1}", "Kom gerust.", begins + timedelta(days=7 * number), None, "Bibliotheek")
        open_activity(*who, told, step=f"open-activity-of-bench-{number}")
        came = Came(f"Resultaat {number + 1}", day, PARAGRAPH)
        results.append(note_result(*who, came, step=f"result-of-the-bench-{number}").pk)
    choose_partners(*who, "all", [], step="partners-of-the-bench")
    choose_results(*who, results, step="results-of-the-bench")
    there = page_of(network)
    hosts = there.hosts if there and there.hosts else [HOST]
    reached = ("Het loket Vrije tijd.", "vrijetijd@voorbeeldgem.example", "0470 12 34 56")
    said = Said(True, Block.values, PURPOSE, *reached, there.label if there else "", hosts)
    change_page(*who, there.version if there else 0, said, step="page-of-the-bench")
    text = "\n\n".join([PARAGRAPH] * MANY)
    read = {"read_title": "Zonder vervoer geen feest", "read_lead": "Een bus te weinig.", "read_text": text}
    state = {"state": "published", "published_on": day, "written_on": day, "for_public": True}
    return WovenStory.objects.create(
        authority=network.authority, network=network, title="Zonder vervoer geen feest", text=text, **read, **state
    )


if __name__ == "__main__":
    slug, _, name = sys.argv[1].partition("/")
    authority = Authority.objects.get(slug=slug)
    with inside(authority):
        story = add_public_page(Network.objects.get(slug=name))
    pages = {"page": reverse("public:page", args=[slug, name])}
    pages["embed"] = reverse("public:embed", args=[slug, name])
    pages["story"] = reverse("public:story", args=[slug, name, story.pk])
    sys.stdout.write(json.dumps(pages))
