"""What was said in published stories and may be read on the pages of the network today: behind threads and themes."""

from dataclasses import dataclass
from datetime import date

from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import Quote, quotes
from draagvlak.capabilities.conversations.models import FragmentTheme
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.weaving.queries.reading import StoryHead, heads_of, published_rows
from draagvlak.capabilities.weaving.wording.blocks import fragments_in


@dataclass(frozen=True)
class Spoken:
    """`heads`: published stories, newest first. `quoted`: of each, the fragments that it still quotes, in their order.
    `about`: the themes of each of these.
    """

    heads: tuple[StoryHead, ...]
    quoted: dict[int, tuple[int, ...]]
    said: dict[int, Quote]
    about: dict[int, set[int]]

    @property
    def names(self) -> dict[int, str]:
        """Of each theme that occurs in a story."""
        return {theme: name for head in self.heads for theme, name in head.themes}

    def stories_about(self, theme: int) -> list[StoryHead]:
        return [head for head in self.heads if theme in dict(head.themes)]

    def fragments_about(self, theme: int) -> list[int]:
        """Each once, in the order in which stories quote them."""
        told = (key for head in self.heads for key in self.quoted[head.key])
        return list(dict.fromkeys(key for key in told if theme in self.about.get(key, ())))


def spoken_on(network: Network, day: date) -> Spoken:
    """A fixed number of queries. Never to be kept."""
    rows = list(published_rows(network, Use.PAGES).filter(published_on__lte=day))
    told = {row.pk: fragments_in(row.read_text) for row in rows}
    said = quotes(network, {key for keys in told.values() for key in keys}, Use.PAGES, day)
    about: dict[int, set[int]] = {key: set() for key in said}
    themes = FragmentTheme.objects.filter(fragment__in=list(said), theme__gone_on=None).order_by()
    for fragment, theme in themes.values_list("fragment_id", "theme_id"):
        about[fragment].add(theme)
    quoted = {key: tuple(one for one in keys if one in said) for key, keys in told.items()}
    return Spoken(tuple(heads_of(network, rows, Use.PAGES, day)), quoted, said, about)
