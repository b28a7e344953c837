"""Beginning a note, naming it, filing it, opening it again; and taking away one in which nothing was done."""

from datetime import date
from typing import Any

from draagvlak.basics.editing import ChangedMeanwhileError, edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.policy.models import Plan
from draagvlak.capabilities.publications.actions.editions import _freeze
from draagvlak.capabilities.publications.choices import NoteForm, NoteState
from draagvlak.capabilities.publications.models import AgreementNote
from draagvlak.capabilities.publications.queries.notes import is_bare
from draagvlak.capabilities.publications.readers.schemes import newest

WRITE = "publications.write"


def make_note(user: User, authority: Authority, network: Network, told: dict[str, Any], once: str) -> AgreementNote:
    """`told`: form, title, plan (key or None). By the newest rules of its form. Sent twice, made once.

    Raises RefusedError (of a municipality no supra-local one), PermissionDenied, SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=once) as note:
        form = NoteForm(told["form"])
        if form == NoteForm.SUPRA_LOCAL and authority.kind != Kind.PARTNERSHIP:
            raise RefusedError("form", "no-partnership")
        made = AgreementNote.objects.create(
            authority=authority, network=network, form=form, scheme=newest(form).key, **_named(network, told)
        )
        note(made)
    return made


def change_note(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: dict[str, Any]
) -> AgreementNote:
    """Its title and its plan. Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        _to_write(network, at[0])
        changed = edit(AgreementNote.objects.filter(network=network), *at, _named(network, told))
        note(changed)
    return changed


def remove_note(user: User, authority: Authority, network: Network, key: int) -> None:
    """Raises RefusedError where something was done in it, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        found = AgreementNote.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        if not is_bare(found):
            raise RefusedError("note", "not-bare")
        note(found)
        found.delete()


def file_note(user: User, authority: Authority, network: Network, at: tuple[int, int], on: date) -> AgreementNote:
    """From now on it is only read; what it says is kept as an edition.

    Raises RefusedError for a day to come, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        _to_write(network, at[0])
        if on > day_of(network):
            raise RefusedError("on", "not-yet")
        values = {"state": NoteState.FILED, "filed_on": on}
        filed = edit(AgreementNote.objects.filter(network=network).select_related("plan"), *at, values)
        note(filed)
        note(_freeze(user, network, filed))
    return filed


def reopen_note(user: User, authority: Authority, network: Network, at: tuple[int, int]) -> AgreementNote:
    """The edition that was filed stays. Raises ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        was = AgreementNote.objects.get(network=network, pk=at[0])
        if was.state != NoteState.FILED:
            raise ChangedMeanwhileError(was)
        values = {"state": NoteState.WRITING, "filed_on": None}
        opened = edit(AgreementNote.objects.filter(network=network), *at, values)
        note(opened)
    return opened


def _to_write(network: Network, key: int) -> AgreementNote:
    """The note, held as long as the transaction lasts. Raises RefusedError for one that was filed, DoesNotExist."""
    found = AgreementNote.objects.select_for_update(of=("self",)).get(network=network, pk=key)
    if found.state == NoteState.FILED:
        raise RefusedError("note", "filed")
    return found


def _named(network: Network, told: dict[str, Any]) -> dict[str, Any]:
    title = " ".join(told["title"].split())
    refuse_register_numbers({"title": title})
    plan = None
    if told.get("plan"):
        plan = Plan.objects.filter(network=network, pk=told["plan"]).first()
        if plan is None:
            raise RefusedError("plan", "no-plan")
    return {"title": title, "plan": plan}
