"""A backup was put back: what somebody took back since, or objected to, is so again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import models

from draagvlak.basics.outliving import TAKEN_BACK, lines_since
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.actions.again import take_back_again
from draagvlak.capabilities.privacy.actions.erasing.outside import PARTS_OF_PAGES, empty_journal
from draagvlak.capabilities.privacy.actions.objecting import OBJECTION, object_again
from draagvlak.capabilities.stories.actions.consents import STORY, withdraw_again

AGAIN: dict[str, Callable[[Mapping[str, Any]], list[Any]]] = {OBJECTION: object_again, STORY: withdraw_again}


def apply_withdrawals_again(since: datetime) -> int:
    """`since`: the moment of the backup. Twice is once. Gives how many lines of the ledger were followed."""
    done = take_back_again(since)
    for said in lines_since(TAKEN_BACK, since):
        authority = Authority.objects.filter(pk=said["authority"]).first()
        if authority is None or said["what"] not in AGAIN:
            continue
        with inside(authority), acting(None, "privacy.take_back_again", authority) as note:
            rows: list[models.Model] = [authority, *AGAIN[said["what"]](said)]
            for row in rows:
                note(row)
        done += 1
    caches[PARTS_OF_PAGES if PARTS_OF_PAGES in settings.CACHES else "default"].clear()
    empty_journal()
    return done
