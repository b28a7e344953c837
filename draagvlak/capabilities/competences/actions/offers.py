"""A role is offered to somebody, who says yes or no themselves; nothing is decided by a proposal."""

from django.utils.timezone import localdate

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.periods import on_day
from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import AuditEntry, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.choices import OfferState
from draagvlak.capabilities.competences.models import Holding, NetworkRole, Offer
from draagvlak.capabilities.competences.queries.answering import who_may_answer
from draagvlak.capabilities.competences.queries.usable import candidates
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.standing import person_of

OFFER, ANSWER, READ = "competences.match", "competences.answer_offer", "competences.read_matching"


class NotOpenError(Exception):
    """Somebody has the role already, or was asked. Nothing was written."""


def write_down_that_it_was_read(user: User, authority: Authority, network: Network) -> None:
    """A proposal tells of people what they can do: on which days it was made for whom, stands in the audit.

    Raises PermissionDenied.
    """
    told = AuditEntry.objects.filter(user=user, what=READ, network_key=network.pk, at__date=localdate())
    if not told.exists():
        with acting(user, READ, authority, network) as note:
            note(network)


def offer(user: User, authority: Authority, network: Network, role: int, person: int, once: str = "") -> Offer:
    """Ask the person with key `person` whether they take the role. They allow proposals, and can answer.

    Raises NotOpenError where somebody has it or was asked, LookupError for who doesn't allow it (any more),
    DoesNotExist, SentBeforeError, PermissionDenied.
    """
    with acting(user, OFFER, authority, network, once=once) as note:
        found = NetworkRole.objects.select_for_update(of=("self",)).get(network=network, pk=role, ended_on=None)
        if str(person) not in {one.id for one in candidates(network)} or person not in who_may_answer(network):
            raise LookupError("Not somebody who may be asked.")
        if _is_held(found) or Offer.objects.filter(role=found, state=OfferState.OPEN).exists():
            raise NotOpenError
        made = Offer.objects.create(
            authority=authority, role=found, person_id=person, made_by=user, made_on=day_of(network)
        )
        note(made)
    return made


def withdraw(user: User, authority: Authority, network: Network, key: int) -> None:
    """The role is no longer asked of somebody. Raises ChangedMeanwhileError where they answered, DoesNotExist,
    PermissionDenied.
    """
    with acting(user, OFFER, authority, network) as note:
        found = _locked(network, key)
        if found.state != OfferState.OPEN:
            raise ChangedMeanwhileError(found)
        _become(found, OfferState.WITHDRAWN, network)
        note(found)


def accept(user: User, authority: Authority, network: Network, key: int) -> None:
    """Take the role that was offered to `user`, from today on. Raises NotOpenError where it went to somebody else or
    is no longer needed, ChangedMeanwhileError where it was answered or withdrawn, DoesNotExist, PermissionDenied.
    """
    with acting(user, ANSWER, authority, network) as note:
        found = _own(user, network, key)
        if found.state != OfferState.OPEN:
            raise ChangedMeanwhileError(found)
        role = NetworkRole.objects.select_for_update(of=("self",)).get(pk=found.role_id)
        if role.ended_on is not None or _is_held(role):
            raise NotOpenError
        _become(found, OfferState.ACCEPTED, network)
        held = Holding(authority=authority, role=role, person_id=found.person_id, since=day_of(network))
        held._change_reason = _step(found)  # type: ignore[attr-defined]
        held.save()
        note(found)
        note(held)


def decline(user: User, authority: Authority, network: Network, key: int) -> None:
    """Rather not. No reason is asked. Raises ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, ANSWER, authority, network) as note:
        found = _own(user, network, key)
        if found.state != OfferState.OPEN:
            raise ChangedMeanwhileError(found)
        _become(found, OfferState.DECLINED, network)
        note(found)


def take_back_answer(user: User, authority: Authority, network: Network, key: int) -> None:
    """On the day on which it was given: the offer waits again, and a role that was taken is not taken.

    Raises ChangedMeanwhileError where somebody changed that meanwhile, LookupError on a later day, DoesNotExist.
    """
    with acting(user, ANSWER, authority, network) as note:
        found = _own(user, network, key)
        if found.answered_on != day_of(network) or found.state not in (OfferState.ACCEPTED, OfferState.DECLINED):
            raise LookupError("Nothing to take back.")
        if found.state == OfferState.ACCEPTED:
            take_back([Table(NetworkRole), Table(Holding, "role__network")], network, _step(found))
        elif Offer.objects.filter(role=found.role_id, state=OfferState.OPEN).exists():
            raise ChangedMeanwhileError(found)
        found.state, found.answered_on = OfferState.OPEN, None
        found.save(update_fields=["state", "answered_on"])
        note(found)


def _step(found: Offer) -> str:
    return f"offer-{found.pk}"


def _locked(network: Network, key: int) -> Offer:
    return Offer.objects.select_for_update(of=("self",)).get(role__network=network, pk=key)


def _own(user: User, network: Network, key: int) -> Offer:
    """Raises DoesNotExist for what was offered to somebody else."""
    person = person_of(user)
    rows = Offer.objects.select_for_update(of=("self",)).filter(role__network=network)
    return rows.get(pk=key, person=person.pk if person else None)


def _is_held(role: NetworkRole) -> bool:
    return Holding.objects.filter(on_day(day_of(role.network)), role=role).exists()


def _become(found: Offer, state: OfferState, network: Network) -> None:
    found.state, found.answered_on = state, day_of(network)
    found.save(update_fields=["state", "answered_on"])
