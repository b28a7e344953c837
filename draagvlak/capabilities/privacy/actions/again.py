"""A backup was put back: what somebody took back since, or objected to, is so again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import models
from django.utils.timezone import now

from draagvlak.basics.outliving import ADDRESS, TAKEN_BACK, lines_since
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.actions.again import take_back_again
from draagvlak.capabilities.consents.actions.ledger import QUOTES
from draagvlak.capabilities.consents.models import Ask
from draagvlak.capabilities.federation.models import Addressee
from draagvlak.capabilities.intervision.actions.sharing import PIECE, share_again
from draagvlak.capabilities.network.models import CalendarFeed
from draagvlak.capabilities.privacy.actions.erasing.outside import PARTS_OF_PAGES, empty_journal
from draagvlak.capabilities.privacy.actions.objecting import OBJECTION, object_again
from draagvlak.capabilities.stories.actions.consents import STORY, withdraw_again
from draagvlak.capabilities.stories.models import Consent
from draagvlak.capabilities.weaving.actions.reacting import REACTION, take_reaction_back_again
from draagvlak.capabilities.weaving.models import Given, Review

Lines = Callable[[Mapping[str, Any]], list[Any]]
WITH_ADDRESS: dict[type[models.Model], str] = {
    Ask: "token_hash",
    Consent: "token_hash",
    Review: "token_hash",
    Given: "token_hash",
    Addressee: "feed_hash",
    CalendarFeed: "token_hash",
}


def apply_withdrawals_again(since: datetime) -> int:
    """`since`: the moment of the backup. Twice is once. Gives how many lines of the ledger were followed."""
    done = 0
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


def _close_again(said: Mapping[str, Any]) -> list[models.Model]:
    """A secret address leads nowhere any more."""
    found: list[models.Model] = []
    for model, column in WITH_ADDRESS.items():
        rows = list(model._default_manager.filter(**{column: said["hash"]}))
        ended = {"revoked_at": now()} if model is CalendarFeed else {column: ""}
        model._default_manager.filter(pk__in=[row.pk for row in rows]).update(**ended)
        found += rows
    return found


AGAIN: dict[str, Lines] = {
    QUOTES: take_back_again,
    STORY: withdraw_again,
    OBJECTION: object_again,
    PIECE: share_again,
    REACTION: take_reaction_back_again,
    ADDRESS: _close_again,
}
