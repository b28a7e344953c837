"""Fragments with their voice, their place and their themes. Words only for who harvests or said them: all others go
through `consents.queries.quotable`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.conversations.models import Fragment, FragmentTheme, Theme
from draagvlak.capabilities.conversations.queries.seeing import fragments_in, own_fragments_in
from draagvlak.capabilities.network.models import Network


@dataclass(frozen=True)
class FragmentShown:
    """`voice` is the key of the participant who said it, `voice_name` as they are known, `layer` "" where either is not
    known. `start`: None where its place in the source is gone. `themes`: key and name, by name. `taken_back_on`: since
    that day `words` is "", as who said them asked.
    """

    key: int
    words: str
    conversation: int
    conversation_title: str
    held_on: date
    source: int | None
    start: int | None
    end: int | None
    voice: int | None
    voice_name: str
    layer: str
    themes: tuple[tuple[int, str], ...]
    marked_on: date
    taken_back_on: date | None
    version: int


def fragments_of(network: Network, keys: Collection[int] | None = None) -> list[FragmentShown]:
    """For who writes: all of the network, or those of `keys`, newest conversation first, in the order of the sources.
    Two queries.
    """
    rows = fragments_in(network)
    return shown(rows if keys is None else rows.filter(pk__in=keys))


def own_fragments(user: User, network: Network) -> list[FragmentShown]:
    """What `user` said themselves, in any conversation of the network."""
    return shown(own_fragments_in(user, network))


def shown(rows: QuerySet[Fragment]) -> list[FragmentShown]:
    ordered = (
        rows.select_related("conversation", "voice")
        .annotate(source_gone=F("source__gone_on"))
        .order_by("-conversation__held_on", "-conversation", "source__position", "source", "start", "pk")
    )
    found = list(ordered)
    themes = _themes([row.pk for row in found])
    return [_shown(row, themes.get(row.pk, ())) for row in found]


def _shown(row: Any, themes: Iterable[tuple[int, str]]) -> FragmentShown:
    voice, of, is_placed = row.voice, row.conversation, row.source_gone is None
    return FragmentShown(
        key=row.pk,
        words=row.words,
        conversation=of.pk,
        conversation_title=of.title,
        held_on=of.held_on,
        source=row.source_id if is_placed else None,
        start=row.start if is_placed else None,
        end=row.end if is_placed else None,
        voice=voice.pk if voice else None,
        voice_name=voice.known_as if voice else "",
        layer=voice.layer if voice else "",
        themes=tuple(themes),
        marked_on=row.marked_on,
        taken_back_on=row.taken_back_on,
        version=row.version,
    )


def _themes(keys: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    rows = FragmentTheme.objects.filter(fragment__in=keys, theme__gone_on=None).order_by("theme__name", "theme")
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for fragment, theme, name in rows.values_list("fragment_id", "theme_id", "theme__name"):
        found[fragment].append((theme, name))
    return found


def themes_of(network: Network) -> list[Theme]:
    """Those that are offered, by name."""
    return list(Theme.objects.filter(network=network, gone_on=None))


def fragments_by_theme(network: Network) -> dict[int, set[int]]:
    """Of each theme that is offered, the keys of its fragments; also of a theme without any."""
    found: dict[int, set[int]] = {theme.pk: set() for theme in themes_of(network)}
    rows = FragmentTheme.objects.filter(fragment__in=fragments_in(network), theme__in=found).order_by()
    for theme, fragment in rows.values_list("theme_id", "fragment_id"):
        found[theme].add(fragment)
    return found


def voice_layers(network: Network, fragments: Collection[int]) -> dict[int, str]:
    """The layer of who said it, by fragment; "" where it is not known. No names."""
    rows = fragments_in(network).filter(pk__in=fragments).order_by()
    return {key: layer or "" for key, layer in rows.values_list("pk", "voice__layer")}
