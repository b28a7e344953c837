"""A municipality lets a partnership that it belongs to take a network of its own into one of the partnership's."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.authorities.queries import partnerships_of
from draagvlak.capabilities.merging.models import Agreement
from draagvlak.capabilities.merging.queries.agreeing import became_part_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError


@dataclass(frozen=True)
class Agreeing:
    """With whom, of which network of one's own, and whether names may be seen before the merger."""

    network: Network
    partnership: Authority
    shows_names: bool = False


def agree(user: User, authority: Authority, agreed: Agreeing) -> Agreement:
    """From today; said again, it stays one row, which then says the last. Raises PermissionDenied; ValueError for a
    partnership to which the authority does not belong.
    """
    with acting(user, "merging.agree", authority) as note:
        if not partnerships_of(authority).filter(pk=agreed.partnership.pk).exists():
            raise ValueError("Agreed with a partnership of one's own.")
        network = Network.objects.select_for_update().get(pk=agreed.network.pk)
        wanted = {"authority": authority, "network": network, "partnership": agreed.partnership}
        found = Agreement.objects.filter(on_day(localdate()), **wanted).first()
        found = found or Agreement(**wanted, since=localdate())
        found.shows_names = agreed.shows_names
        found.save()
        note(found)
    return found


def withdraw(user: User, authority: Authority, agreement: Agreement) -> None:
    """From now on nothing is seen of it, nor can it become part. Raises PermissionDenied; RefusedError once it did
    become part of a network of that partnership.
    """
    with acting(user, "merging.agree", authority) as note:
        Network.objects.select_for_update().get(pk=agreement.network_id)
        became = became_part_of([agreement.network_id]).get(agreement.network_id, [])
        if any(one.partnership == agreement.partnership.name for one in became):
            raise RefusedError("agreement", "merged")
        Agreement.objects.filter(pk=agreement.pk).update(until=localdate() - timedelta(days=1))
        note(agreement)
