"""Taking back one step with ideas: every row whose history bears its name becomes what it was before, or none does.

As decision 0048 says of meetings. An idea that the step made goes, unless anything was done with it since.
"""

from collections.abc import Iterable
from typing import Any

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.stirring import _stir
from draagvlak.capabilities.ideas.models import (
    Companion,
    Descent,
    Experiment,
    Idea,
    IdeaAction,
    IdeaNote,
    IdeaPicture,
    Opening,
    Warmth,
)
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas
from draagvlak.capabilities.network.models import Network

MADE, CHANGED, REMOVED = "+", "~", "-"
TABLES: tuple[Any, ...] = (Idea, IdeaNote, Experiment)  # what others point to comes first
KEPT = {"id", "version", "authority", "network", "key", "stirred_on", "asked_on"}  # never of a step
Told = dict[Any, dict[int, Any]]  # by table and key: the last row of its history that bears the step


def take_back(user: User, authority: Authority, network: Network, step: str) -> str:
    """Gives the key of an idea that it was about and that is still there, or "".

    Raises ChangedMeanwhileError where anything was changed after the step, LookupError where there is no such step
    (any more) among the ideas that `user` is in on, PermissionDenied.
    """
    with acting(user, "ideas.have", authority, network, quietly=True) as note:
        told = _of_step(user, network, step) if step else {}
        if not any(told.values()):
            raise LookupError("Nothing to take back.")
        born = set(_only(told[Idea], MADE))
        about = [*_parents_of(born), *(row.id for row in told[Idea].values())]
        about += [row.idea_id for model in (IdeaNote, Experiment) for row in told[model].values()]
        for model, rows in told.items():
            _refuse_changed(model, rows)
        _refuse_used(born)
        for model in reversed(TABLES):
            _forget(model, _only(told[model], MADE))
        for model in TABLES:
            _bring_back(model, _only(told[model], REMOVED))
            _restore(model, _only(told[model], CHANGED))
        left = Idea.objects.filter(pk__in=about).order_by("pk").first()
        if left is not None:
            _stir(left, network)
        note(left or network)
    return left.key if left else ""


def _of_step(user: User, network: Network, step: str) -> Told:
    inside = inside_ideas(user, network).order_by().values("pk")
    found: Told = {}
    for model in TABLES:
        rows = model.history.model.objects.filter(history_change_reason=step).order_by("history_id")
        rows = rows.filter(**{"id__in" if model is Idea else "idea_id__in": inside})
        found[model] = {row.id: row for row in rows}
    return found


def _parents_of(ideas: Iterable[int]) -> list[int]:
    return list(Descent.objects.filter(child__in=ideas).values_list("parent_id", flat=True))


def _only(rows: dict[int, Any], what: str) -> dict[int, Any]:
    return {key: row for key, row in rows.items() if row.history_type == what}


def _refuse_changed(model: Any, rows: dict[int, Any]) -> None:
    there = {row.pk: row for row in model.objects.select_for_update(of=("self",)).filter(pk__in=rows)}
    for key, row in rows.items():
        is_gone = key not in there
        if row.history_type == REMOVED and not is_gone:
            raise ChangedMeanwhileError(there[key])
        as_left = not is_gone and all(getattr(there[key], part) == getattr(row, part) for part in _parts(model))
        if row.history_type != REMOVED and not as_left:
            raise ChangedMeanwhileError(there.get(key) or model(pk=key))


def _refuse_used(born: set[int]) -> None:
    """Whether anything was done with an idea that the step made, besides what came along from its parents."""
    parents = _parents_of(born)
    let_in = Companion.objects.filter(idea__in=parents).values("user")
    actions = IdeaAction.objects.filter(idea__in=parents).values("action")
    done = (
        *(model.objects.filter(idea__in=born) for model in (IdeaNote, Experiment, Opening, Warmth)),
        Descent.objects.filter(parent__in=born),
        Companion.objects.filter(idea__in=born).exclude(user__in=let_in),
        IdeaAction.objects.filter(idea__in=born, until__isnull=False),
        IdeaAction.objects.filter(idea__in=born).exclude(action__in=actions),
    )
    if born and any(rows.exists() for rows in done):
        raise ChangedMeanwhileError(Idea(pk=min(born)))


def _parts(model: Any) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name not in KEPT]


def _bring_back(model: Any, rows: dict[int, Any]) -> None:
    """Without a trace: it never went."""
    columns = [field.attname for field in model._meta.concrete_fields]
    model.objects.bulk_create(model(**{one: getattr(row, one) for one in columns}) for row in rows.values())
    model.history.model.objects.filter(history_id__in=[row.history_id for row in rows.values()]).delete()
    if model is IdeaNote:
        for picture in IdeaPicture.objects.filter(note=None, was_of__in=rows):
            picture.note_id, picture.was_of, picture.left_on = picture.was_of, None, None
            picture.save(update_fields=["note", "was_of", "left_on"])


def _restore(model: Any, rows: dict[int, Any]) -> None:
    for row in model.objects.filter(pk__in=rows):
        history = model.history.model.objects.filter(id=row.pk, history_id__lt=rows[row.pk].history_id)
        was = history.order_by("history_id").last()
        for part in _parts(model):
            setattr(row, part, getattr(was, part))
        row.version += 1
        row.save()


def _forget(model: Any, rows: dict[int, Any]) -> None:
    """What should not have been there leaves nothing behind."""
    if model is IdeaNote:
        _at_once(IdeaPicture.objects.filter(note__in=rows))
    if model is Idea:
        _at_once(Descent.objects.filter(child__in=rows))
        for beside in (Companion, IdeaAction):
            _at_once(beside.objects.filter(idea__in=rows))
    _at_once(model.objects.filter(pk__in=rows))
    _at_once(model.history.model.objects.filter(id__in=rows))


def _at_once(rows: Any) -> None:
    rows.order_by()._raw_delete(rows.db)
