"""How a list ends: stopped, undone, or forgotten after thirty days."""

from datetime import timedelta

from django.utils.timezone import now

from draagvlak.basics.progress import ask_to_stop
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange.actions.keeping import _forget
from draagvlak.capabilities.exchange.choices import KEPT_FOR, State
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import is_at_work, may_be_undone
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.actions import remove_batch
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import is_newest
from draagvlak.capabilities.support.actions.bringing import take_evidence_back

NOTHING = {"cells": b"", "mapping": {}, "same": {}, "found": {}, "against": {}}


def cancel_import(user: User, upload: Upload) -> None:
    """Throw the list away before it is in. Where it is being read in now, that work is asked to stop, and ends
    the list itself; once its rows stand it is too late, and undoing is what is left. Raises PermissionDenied.
    """
    if upload.state == State.IMPORTING:
        ask_to_stop(str(upload.token))  # first: where the work holds the only lock, all that follows waits for it
    with acting(user, "network.import", upload.authority, upload.network) as note:
        note(upload)
        states = [State.READ, State.FAILED, *([] if is_at_work(upload) else [State.IMPORTING])]
        if Upload.objects.filter(pk=upload.pk, state__in=states).update(state=State.CANCELLED, **NOTHING):
            _forget([upload.pk])


def undo_import(user: User, upload: Upload) -> bool:
    """Make the network what it was before this list. False, and nothing changes, where a newer list came after it
    or its thirty days are over. Raises PermissionDenied.
    """
    with acting(user, "network.import", upload.authority, upload.network) as note:
        note(upload)
        upload = Upload.objects.select_related("network", "batch").get(pk=upload.pk)
        if upload.batch is not None and not (is_newest(upload.batch) and may_be_undone(upload)):
            return False
        undone = Upload.objects.filter(pk=upload.pk, state=State.DONE).update(state=State.UNDONE)
        if undone and upload.batch is not None:
            take_evidence_back(user, upload.authority, upload.batch)
            remove_batch(user, upload.authority, upload.batch)
    if undone and upload.network_id and Network.objects.filter(pk=upload.network_id).exists():
        refresh_report(user, upload.authority, Network.objects.get(pk=upload.network_id))
    return True


def forget_old_lists(authority: Authority, is_rehearsal: bool = False) -> int:
    """Erase the cells of lists that came more than thirty days ago, and give how many. Nobody does this: time does.

    A list that nobody confirmed by then is thrown away.
    """
    old = Upload.objects.filter(authority=authority, created_at__lt=now() - timedelta(days=KEPT_FOR))
    old = old.exclude(state=State.IMPORTING).exclude(cells=b"")
    found = list(old.only("pk"))
    if found and not is_rehearsal:
        with acting(None, "exchange.forget_old_lists", authority) as note:
            for upload in found:
                note(upload)
            old.filter(state__in=[State.READ, State.FAILED]).update(state=State.CANCELLED)
            keys = [upload.pk for upload in found]
            Upload.objects.filter(pk__in=keys).update(**NOTHING)
            _forget(keys)
    return len(found)
