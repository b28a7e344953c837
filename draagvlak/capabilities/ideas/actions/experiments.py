"""Small experiments: what is tried, what was learned of it, and what comes next. By whoever is in on the idea."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.months import months_after
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.notes import RIGHT
from draagvlak.capabilities.ideas.actions.stirring import _inside, _stir
from draagvlak.capabilities.ideas.choices import Verdict
from draagvlak.capabilities.ideas.models import Experiment
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

AHEAD = 12  # months: what begins further away is rather a slip of the hand
At = tuple[str, str, int]  # the keys of an idea and of its experiment, and the version of that


@dataclass(frozen=True)
class Learned:
    """What a form says of an experiment that is over."""

    learned: str
    verdict: str
    ended_on: date


def begin_experiment(
    user: User, authority: Authority, network: Network, idea_key: str, what: tuple[str, date], step: str
) -> Experiment:
    """`what`: what is tried, and from which day. Sent twice, made once.

    Raises RefusedError, Idea.DoesNotExist, PermissionDenied, and SentBeforeError.
    """
    with acting(user, RIGHT, authority, network, once=step, quietly=True) as note:
        idea = _inside(user, network, idea_key)
        made = Experiment(authority=authority, idea=idea, by=user, **_begun(network, *what))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        _stir(idea, network)
        note(made)
    return made


def change_experiment(
    user: User, authority: Authority, network: Network, at: At, what: tuple[str, date], step: str
) -> Experiment:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        changed = _edited(user, network, at, lambda row: _begun(network, *what, row.ended_on), step)
        note(changed)
    return changed


def end_experiment(
    user: User, authority: Authority, network: Network, at: At, learned: Learned, step: str
) -> Experiment:
    """Also for one that ended before, to say it better. A verdict to let go lets nothing go by itself.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        changed = _edited(user, network, at, lambda row: _ended(network, learned, row.began_on), step)
        note(changed)
    return changed


def remove_experiment(user: User, authority: Authority, network: Network, idea_key: str, key: str, step: str) -> None:
    """Raises DoesNotExist, PermissionDenied."""
    with acting(user, RIGHT, authority, network, quietly=True) as note:
        idea = _inside(user, network, idea_key)
        found = Experiment.objects.select_for_update(of=("self",)).get(idea=idea, key=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()
        _stir(idea, network)


def _edited(user: User, network: Network, at: At, values_of: Any, step: str) -> Experiment:
    idea_key, key, version = at
    idea = _inside(user, network, idea_key)
    rows = Experiment.objects.filter(idea=idea)
    found = rows.get(key=key)
    changed = edit(rows, found.pk, version, {**values_of(found), "_change_reason": step})
    _stir(idea, network)
    return changed


def _begun(network: Network, tried: str, began_on: date, ended_on: date | None = None) -> dict[str, Any]:
    refuse_register_numbers({"tried": tried})
    if not tried.strip():
        raise RefusedError("tried", "empty-tried")
    if began_on > months_after(day_of(network), AHEAD):
        raise RefusedError("began_on", "far-ahead")
    if ended_on and ended_on < began_on:
        raise RefusedError("began_on", "after-end")
    return {"tried": tried.strip(), "began_on": began_on}


def _ended(network: Network, learned: Learned, began_on: date) -> dict[str, Any]:
    refuse_register_numbers({"learned": learned.learned})
    if not learned.learned.strip():
        raise RefusedError("learned", "empty-learned")
    if learned.ended_on > day_of(network):
        raise RefusedError("ended_on", "not-yet")
    if learned.ended_on < began_on:
        raise RefusedError("ended_on", "before")
    verdict = Verdict(learned.verdict).value
    return {"learned": learned.learned.strip(), "verdict": verdict, "ended_on": learned.ended_on}
