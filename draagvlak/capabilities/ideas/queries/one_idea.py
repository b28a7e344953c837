"""The page of one idea: what goes along with it, and, for who is in on it, who that is and to whom it is open."""

from dataclasses import dataclass

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.ideas.choices import IdeaState
from draagvlak.capabilities.ideas.models import Companion, Idea, IdeaNote, Opening
from draagvlak.capabilities.ideas.queries.companions import companions_of, name_of
from draagvlak.capabilities.ideas.queries.family import states_seen
from draagvlak.capabilities.ideas.queries.left import Left, may_go_on
from draagvlak.capabilities.ideas.queries.linking import Linked, actions_of_idea, may_link
from draagvlak.capabilities.ideas.queries.seeing import inside, speaks_for
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Person


@dataclass(frozen=True)
class CompanionShown:
    key: int
    name: str
    part: str
    may_go: bool


@dataclass(frozen=True)
class IdeaPage:
    """`owner`, `companions` and `openings` only for who is in on it. `speaks`: whether who looks may change it.
    `left`: how they may go on with it, where nobody speaks for it.
    """

    idea: Idea
    is_inside: bool
    speaks: bool
    is_guest: bool
    owner: str
    written_by: str
    companions: tuple[CompanionShown, ...]
    openings: tuple[Opening, ...]
    actions: tuple[Linked, ...]
    may_link: bool
    left: Left | None = None


def idea_page(user: User, idea: Idea) -> IdeaPage:
    """Of an idea that came through `seeing`."""
    state = states_seen(user, idea.network, [idea])[idea.pk]
    actions, links = tuple(actions_of_idea(user, idea)), may_link(user, idea) and state == IdeaState.GROWING
    if not inside(user, idea):
        return IdeaPage(idea, False, False, False, "", "", (), (), actions, links)
    companions = companions_of(idea)
    speaks = speaks_for(user, idea)
    owner, writer = owner_of(idea)
    return IdeaPage(
        idea,
        True,
        speaks,
        idea.owner_id != user.pk and any(one.user_id == user.pk for one in companions),
        owner,
        writer,
        tuple(_shown(one, user, idea, speaks) for one in companions),
        tuple(openings_of(idea)),
        actions,
        links,
        None if speaks and idea.owner_id else may_go_on(user, idea),
    )


def owner_of(idea: Idea) -> tuple[str, str]:
    """Whose idea it is, and who writes it down for them, if anybody, by name."""
    person: Person | None = idea.owner_person
    return (person.name, name_of(idea.owner)) if person else (name_of(idea.owner), "")


def openings_of(idea: Idea) -> list[Opening]:
    """In the order of the layers."""
    places = {layer: place for place, layer in enumerate(Layer.values)}
    return sorted(Opening.objects.filter(idea=idea), key=lambda one: places[one.layer])


def _shown(one: Companion, user: User, idea: Idea, speaks: bool) -> CompanionShown:
    may_go = speaks and one.user_id != user.pk and (one.part == "guest" or idea.owner_id in (None, user.pk))
    return CompanionShown(one.user_id, name_of(one.user), one.get_part_display(), may_go)


def going_along(idea: Idea) -> list[IdeaNote]:
    """The notes that whoever it is opened to will read too."""
    return list(IdeaNote.objects.filter(idea=idea, goes_along=True))
