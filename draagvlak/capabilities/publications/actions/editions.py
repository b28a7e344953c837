"""Keeping a note as it is on a day."""

from django.db.models import Max

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.models import AgreementNote, Edition
from draagvlak.capabilities.publications.queries.notes import is_filed
from draagvlak.capabilities.publications.queries.paper import paper_of


def keep_edition(user: User, authority: Authority, network: Network, key: int, once: str) -> Edition:
    """The next edition of the note; also of one that was filed. Sent twice, made once.

    Raises DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, "publications.write", authority, network, once=once) as note:
        found = AgreementNote.objects.select_for_update(of=("self",)).select_related("plan")
        made = _freeze(user, network, found.get(network=network, pk=key))
        note(made)
    return made


def remove_edition(user: User, authority: Authority, network: Network, key: int, number: int) -> None:
    """The last one, kept by mistake. Raises RefusedError for another, or where the note was filed; DoesNotExist,
    PermissionDenied.
    """
    with acting(user, "publications.write", authority, network) as note:
        whole = AgreementNote.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        found = Edition.objects.get(note=whole, number=number)
        if is_filed(whole) or Edition.objects.filter(note=whole, number__gt=number).exists():
            raise RefusedError("edition", "not-last")
        note(found)
        found.delete()


def _freeze(user: User, network: Network, note: AgreementNote) -> Edition:
    """Of a note whose row is held, so that no two editions get one number."""
    last = Edition.objects.filter(note=note).aggregate(last=Max("number"))["last"] or 0
    return Edition.objects.create(
        authority_id=note.authority_id,
        note=note,
        number=last + 1,
        made_on=day_of(network),
        made_by=user,
        content=paper_of(network, note),
    )
