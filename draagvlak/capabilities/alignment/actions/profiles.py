"""What a network is for: its profile, and what the authority wants some network to take up."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.editing import ChangedMeanwhileError, edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.choices import Wish
from draagvlak.capabilities.alignment.mapping import alike, names_once
from draagvlak.capabilities.alignment.models import Profile, Wanted
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Organisation
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

MOST_NAMES, LONGEST_NAME = 40, 120
WRITE = "alignment.write"


@dataclass(frozen=True)
class Described:
    """What a form says of a network. `lead`: the name of an organisation, known yet or not."""

    purpose: str = ""
    governance: str = ""
    lead: str = ""
    decisions: str = ""
    rhythm: str = ""
    goals: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


def describe_network(
    user: User, authority: Authority, network: Network, version: int, described: Described, step: str
) -> Profile:
    """Say what the network is for. `version`: of the profile that the form showed, 0 where there was none.

    Raises RefusedError, ChangedMeanwhileError, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        values = _ready(authority, described) | {"_change_reason": step}
        Network.objects.select_for_update().get(pk=network.pk)
        there = Profile.objects.filter(network=network).first()
        if there is None:
            made = Profile(authority=authority, network=network)
            for part, value in values.items():
                setattr(made, part, value)
            made.save()
        elif not version:
            raise ChangedMeanwhileError(there)
        else:
            made = edit(Profile.objects.all(), there.pk, version, values)
        note(made)
    return made


def want(user: User, authority: Authority, kind: str, name: str, step: str) -> Wanted:
    """Say what the authority wants some network to take up. Sent twice, made once; what is there stays one row.

    Raises RefusedError, PermissionDenied, SentBeforeError.
    """
    with acting(user, WRITE, authority, None, once=step) as note:
        tidy = " ".join(name.split())
        refuse_register_numbers({"name": tidy})
        if not tidy or len(tidy) > LONGEST_NAME:
            raise RefusedError("name", "empty" if not tidy else "long")
        Authority.objects.select_for_update().get(pk=authority.pk)
        if any(alike(one.name) == alike(tidy) for one in Wanted.objects.filter(kind=kind)):
            raise RefusedError("name", "wanted-already")
        made = Wanted(authority=authority, kind=Wish(kind), name=tidy, since=localdate())
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def want_no_more(user: User, authority: Authority, key: int, step: str) -> None:
    """Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, None) as note:
        found = Wanted.objects.select_for_update(of=("self",)).get(pk=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()


def _ready(authority: Authority, described: Described) -> dict[str, Any]:
    texts = {"purpose": described.purpose.strip(), "decisions": described.decisions.strip()}
    refuse_register_numbers({**texts, "lead": described.lead})
    for part in ("goals", "groups"):
        names = names_once(getattr(described, part))
        refuse_register_numbers(dict.fromkeys((part,), "\n".join(names)))
        if len(names) > MOST_NAMES or any(len(name) > LONGEST_NAME for name in names):
            raise RefusedError(part, "names")
        texts[part] = names  # type: ignore[assignment]
    return {
        **texts,
        "governance": described.governance,
        "rhythm": described.rhythm,
        "lead": _lead(authority, described),
    }


def _lead(authority: Authority, described: Described) -> Organisation | None:
    name = " ".join(described.lead.split())
    if not name or described.governance not in {"lead", "administrative"}:
        return None
    found: Organisation = Organisation.objects.get_or_create(authority=authority, name=name)[0]
    return found
