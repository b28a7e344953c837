"""Taking back one step with ideas. An idea that the step made goes, unless anything was done with it since."""

from collections.abc import Iterable

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.taking_back import MADE, REMOVED, Table, Told, only, take_back_rows
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.actions.stirring import _stir
from draagvlak.capabilities.ideas.models import Companion, Descent, Experiment, Idea, IdeaAction, IdeaNote, IdeaPicture
from draagvlak.capabilities.ideas.queries.seeing import inside_ideas
from draagvlak.capabilities.network.models import Network

TABLES = (
    Table(
        Idea,
        along=((Descent, "child"), (Companion, "idea"), (IdeaAction, "idea")),
        stays=frozenset({"stirred_on", "asked_on"}),
    ),
    Table(IdeaNote, along=((IdeaPicture, "note"),)),
    Table(Experiment),
)


def take_back(user: User, authority: Authority, network: Network, step: str) -> str:
    """Gives the key of an idea that it was about and that is still there, or "".

    Raises ChangedMeanwhileError where anything was changed after the step, LookupError where there is no such step
    (any more) among the ideas that `user` is in on, PermissionDenied.
    """
    with acting(user, "ideas.have", authority, network, quietly=True) as note:
        told = _of_step(user, network, step)
        born = set(only(told[Idea], MADE))
        about = [*_parents_of(born), *(row.id for row in told[Idea].values())]
        about += [row.idea_id for model in (IdeaNote, Experiment) for row in told[model].values()]
        _refuse_used(born)
        take_back_rows(TABLES, told)
        _pictures_as_before(only(told[IdeaNote], REMOVED))
        left = Idea.objects.filter(pk__in=about).order_by("pk").first()
        if left is not None:
            _stir(left, network)
        note(left or network)
    return left.key if left else ""


def _of_step(user: User, network: Network, step: str) -> Told:
    inside = inside_ideas(user, network).order_by().values("pk")
    found: Told = {table.model: {} for table in TABLES}
    for model in found if step else ():
        rows = model.history.model.objects.filter(history_change_reason=step).order_by("history_id")
        rows = rows.filter(**{"id__in" if model is Idea else "idea_id__in": inside})
        found[model] = {row.id: row for row in rows}
    return found


def _parents_of(ideas: Iterable[int]) -> list[int]:
    return list(Descent.objects.filter(child__in=ideas).values_list("parent_id", flat=True))


def _refuse_used(born: set[int]) -> None:
    """Whether somebody was let in on an idea that the step made, or it was taken up, otherwise than its parents."""
    parents = _parents_of(born)
    let_in = Companion.objects.filter(idea__in=parents).values("user")
    actions = IdeaAction.objects.filter(idea__in=parents).values("action")
    done = (
        Companion.objects.filter(idea__in=born).exclude(user__in=let_in),
        IdeaAction.objects.filter(idea__in=born, until__isnull=False),
        IdeaAction.objects.filter(idea__in=born).exclude(action__in=actions),
    )
    if born and any(rows.exists() for rows in done):
        raise ChangedMeanwhileError(Idea(pk=min(born)))


def _pictures_as_before(notes: Iterable[int]) -> None:
    """A note that is back has its picture again."""
    for picture in IdeaPicture.objects.filter(note=None, was_of__in=notes):
        picture.note_id, picture.was_of, picture.left_on = picture.was_of, None, None
        picture.save(update_fields=["note", "was_of", "left_on"])
