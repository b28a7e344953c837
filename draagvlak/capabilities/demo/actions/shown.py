"""What the example shows to everybody: its public page, with an activity to which everybody may come."""

import json
from datetime import timedelta

from draagvlak.capabilities.demo.actions.harvest import FOLDER
from draagvlak.capabilities.demo.actions.note import Who, step
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.recurring import start_of
from draagvlak.capabilities.public_pages.actions.activities import Told, open_activity
from draagvlak.capabilities.public_pages.actions.choosing import choose_partners
from draagvlak.capabilities.public_pages.actions.settings import Said, change_page
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.queries.shown import page_of

BLOCKS = [block.value for block in Block if block not in (Block.HEADLINE, Block.EVENTS, Block.RESULTS)]


def show_to_everybody(who: Who) -> None:
    """Once: where there is a page, it stays as it is."""
    network = who[2]
    if page_of(network) is not None:
        return
    said = json.loads((FOLDER / "shown.json").read_text(encoding="utf-8"))
    begins = start_of(day_of(network)) + timedelta(days=said["in_days"], hours=said["at_hour"])
    open_activity(*who, Told(said["activity"], said["text"], begins, None, said["place"]), step=step())
    choose_partners(*who, "all", [], step=step())
    there = page_of(network)
    contact = (said["contact"], said["mail"], said["phone"])
    page = Said(True, BLOCKS, said["purpose"], *contact, hosts=[said["site"]])
    change_page(*who, there.version if there else 0, page, step=step())
