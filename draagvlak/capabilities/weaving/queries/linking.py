"""To what a story is linked, for who looks: of ideas that they may not see, no link either."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import rules
from django.db.models import Q, QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.conversations.queries.fragments import themes_of
from draagvlak.capabilities.ideas.models import Idea, Opening
from draagvlak.capabilities.ideas.queries.seeing import visible_ideas
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.models import Action
from draagvlak.capabilities.policy.queries.actions import actions_of
from draagvlak.capabilities.policy.queries.results import results_of
from draagvlak.capabilities.weaving.choices import LinkKind
from draagvlak.capabilities.weaving.models import WovenLink, WovenStory
from draagvlak.capabilities.weaving.queries.reading import theme_of

READ_POLICY = "policy.read"


@dataclass(frozen=True)
class LinkShown:
    """`link`: its key; `key`: of what it leads to, as its address says it, "" where it has no page."""

    link: int
    kind: str
    kind_words: str
    words: str
    key: str = ""


@dataclass(frozen=True)
class _Look:
    """Who looks at what a story is linked to: the ideas that they may see, and whether they read plans and drafts."""

    story: int
    ideas: Mapping[int | None, Idea]
    reads_policy: bool
    writes: bool


def links_shown(user: User, network: Network, story: WovenStory, writes: bool) -> list[LinkShown]:
    """What `user` may know of, by kind. Who writes sees every story, others those that were published. Who shows it
    marks the ideas as seen first: `ideas.actions.opening.see(…, ideas_linked(…))`.
    """
    found = list(_links(story).select_related("action", "result", "theme__into", "other", "story"))
    seen = _opened(user, network).filter(pk__in=[link.idea_id for link in found if link.idea_id])
    look = _Look(story.pk, {row.pk: row for row in seen}, rules.has_perm(READ_POLICY, user, network), writes)
    shown = [one for link in found for one in _shown(link, look)]
    order = [kind.value for kind in LinkKind]
    return sorted(shown, key=lambda one: (order.index(one.kind), one.words.casefold(), one.link))


def ideas_linked(user: User, network: Network, story: WovenStory) -> list[int]:
    """The keys of the ideas that `links_shown` gives."""
    return list(_opened(user, network).filter(pk__in=_links(story).values("idea")).values_list("pk", flat=True))


def _links(story: WovenStory) -> QuerySet[WovenLink]:
    return WovenLink.objects.filter(Q(story=story) | Q(other=story), until=None).order_by("pk")


def _shown(link: WovenLink, look: _Look) -> Iterator[LinkShown]:
    """One, or none where it is not for who looks."""
    words, key = (_of_policy if link.kind in {LinkKind.ACTION, LinkKind.RESULT} else _of_stories)(link, look)
    if words:
        yield LinkShown(link.pk, link.kind, str(link.get_kind_display()), words, key)


def _of_policy(link: WovenLink, look: _Look) -> tuple[str, str]:
    row = link.action or link.result
    return (row.title, str(row.pk)) if row is not None and look.reads_policy else ("", "")


def _of_stories(link: WovenLink, look: _Look) -> tuple[str, str]:
    match link.kind:
        case LinkKind.IDEA:
            idea = look.ideas.get(link.idea_id)
            return (idea.title, idea.key) if idea else ("", "")
        case LinkKind.OTHER:
            other = link.other if link.story_id == look.story else link.story
            words = (other.title if look.writes else other.read_title) if other else ""
            return words, str(other.pk) if other else ""
        case LinkKind.THEME:
            theme = theme_of(link)
            return theme.name if theme else "", ""
        case LinkKind.LAYER:
            return str(link.get_layer_display()), ""
    return link.place, ""


def _opened(user: User, network: Network) -> QuerySet[Idea]:
    """Ideas that `user` may see and that were opened to a layer: a story tells of no other."""
    return visible_ideas(user, network).filter(pk__in=Opening.objects.order_by().values("idea"))


def linkable(user: User, network: Network, story: int, kind: str, value: str) -> Any:
    """What a form names by `value` in choices_of; None where it is not there for `user`."""
    if kind not in LinkKind or value not in {key for key, _words in choices_of(user, network, story, kind)}:
        return None
    if kind == LinkKind.LAYER:
        return value
    rows = {
        LinkKind.IDEA: lambda: _opened(user, network).get(key=value),
        LinkKind.ACTION: lambda: Action.objects.get(network=network, pk=value),
        LinkKind.RESULT: lambda: results_of(network).get(pk=value),
        LinkKind.THEME: lambda: next(theme for theme in themes_of(network) if str(theme.pk) == value),
        LinkKind.OTHER: lambda: WovenStory.objects.get(network=network, pk=value),
    }
    return rows[LinkKind(kind)]()


def choices_of(user: User, network: Network, story: int, kind: str) -> list[tuple[str, str]]:
    """To what of this kind the story with this key may be linked: what a form calls it, and its words."""
    reads_policy = rules.has_perm(READ_POLICY, user, network)
    match kind:
        case LinkKind.IDEA:
            return [(row.key, row.title) for row in _opened(user, network).order_by("title", "pk")]
        case LinkKind.ACTION if reads_policy:
            return [(str(row.pk), str(row)) for row in actions_of(network).order_by("title", "pk")]
        case LinkKind.RESULT if reads_policy:
            return [(str(row.pk), row.title) for row in results_of(network)]
        case LinkKind.THEME:
            return [(str(theme.pk), theme.name) for theme in themes_of(network)]
        case LinkKind.LAYER:
            return [(layer.value, str(layer.label)) for layer in Layer]
        case LinkKind.OTHER:
            rows = WovenStory.objects.filter(network=network).exclude(pk=story).order_by("title", "pk")
            return [(str(row.pk), row.title) for row in rows]
    return []


def link_at(story: WovenStory, key: int) -> WovenLink | None:
    """Also one that was parted."""
    return WovenLink.objects.filter(Q(story=story) | Q(other=story), pk=key).first()
