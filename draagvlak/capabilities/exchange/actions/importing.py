"""A list is read into a network: asked for here, done later, whole or not at all.

Each try has its own moment, `started_at`. Only the try that the list still waits for may end it, so that two clicks,
a job that comes twice, and one that was given up and tried again each bring the rows once.
"""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from draagvlak.basics.garbage import spared_from_collection
from draagvlak.basics.later import do_later, told_without_words
from draagvlak.basics.progress import Stopped, Telling, await_work, living
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange.actions.keeping import _forget
from draagvlak.capabilities.exchange.choices import Kept, State
from draagvlak.capabilities.exchange.mapping.brought import Brought
from draagvlak.capabilities.exchange.mapping.listing import Listing
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import brought_by, undecided
from draagvlak.capabilities.exchange.queries.handing import evidence_of, rows_of
from draagvlak.capabilities.insights.actions import outdate_report, refresh_report
from draagvlak.capabilities.network.actions import NewRows, add_batch, bring_organisations
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.support.actions.bringing import bring_evidence

TASK = "draagvlak.capabilities.exchange.tasks.read_in"
log = logging.getLogger("draagvlak.import")


def start_import(user: User, upload: Upload, network: Network | None, new_name: str, takes_over: bool = True) -> Upload:
    """Begin to put the list into `network` or a new one, unless it is there or under way; where it says something
    else of what is known, it `takes_over`, or what was there stays. Raises PermissionDenied.
    """
    with acting(user, "network.import", upload.authority, network) as note:
        note(upload)
        begun = now()
        rows = Upload.objects.filter(undecided(upload)).exclude(cells=b"")
        target = {"network": network, "new_name": new_name, "takes_over": takes_over}
        if rows.update(state=State.IMPORTING, started_at=begun, **target):
            await_work(str(upload.token))
            do_later(TASK, authority=upload.authority_id, user=user.pk, upload=upload.pk, begun=begun.isoformat())
    return Upload.objects.select_related("network", "batch").get(pk=upload.pk)


def read_in(user: User, authority: Authority, pk: int, begun: datetime) -> None:
    """Do what `start_import` asked, if it is still asked, and make the report. It ends in the row's state."""
    upload = Upload.objects.filter(pk=pk, state=State.IMPORTING, started_at=begun).first()
    if upload is None:
        return
    with living(str(upload.token)) as tell:
        try:
            with spared_from_collection():
                listing = brought_by(upload, tell)
                rows = rows_of(listing, upload.takes_over, tell)
                with acting(user, "network.import", authority, upload.network) as note:  # open only while rows come in
                    note(upload)
                    _put(user, upload, rows, listing)
        except Stopped:
            _throw_away(upload)
        except Exception as error:
            log.error("upload %s failed: %s", upload.pk, told_without_words(error))
            _end(upload, state=State.FAILED)
        else:
            _report(user, upload, tell)


def _put(user: User, upload: Upload, rows: NewRows, listing: Listing | Brought) -> None:
    if upload.network is None and not upload.new_name:
        raise LookupError("The network was removed meanwhile.")
    batch = add_batch(user, upload.authority, upload.network, upload.new_name, rows)
    bring_organisations(user, upload.authority, batch, listing.described)
    bring_evidence(user, upload.authority, batch.network, evidence_of(listing, rows.placed), batch)
    outdate_report(user, upload.authority, batch.network)
    upload.network = batch.network
    if not _end(upload, state=State.DONE, batch=batch, network=batch.network):
        raise Stopped
    _forget([upload.pk], Kept.BROUGHT)


@transaction.atomic
def _throw_away(upload: Upload) -> None:
    if _end(upload, state=State.CANCELLED, cells=b"", mapping={}, found={}):
        _forget([upload.pk])


def _end(upload: Upload, **values: object) -> int:
    return Upload.objects.filter(pk=upload.pk, state=State.IMPORTING, started_at=upload.started_at).update(**values)


def _report(user: User, upload: Upload, tell: Telling) -> None:
    """The rows stand. A report that could not be made now is made when somebody opens its page."""
    try:
        tell("report")
        if upload.network is not None:
            refresh_report(user, upload.authority, upload.network)
    except Stopped:
        return
    except Exception as error:
        log.error("report of upload %s failed: %s", upload.pk, told_without_words(error))
