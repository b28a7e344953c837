"""The justifications of a network; and one whole, with the stories of which the consent still stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.fields.json import KeyTransform

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Amount, Measurement, Plan, Result
from draagvlak.capabilities.publications.models import Pack, PackStory
from draagvlak.capabilities.publications.wording import packs as words
from draagvlak.capabilities.stories.choices import Use
from draagvlak.capabilities.stories.models import Consent

Json = dict[str, Any]
MOST_YEARS = 25  # before this one


@dataclass(frozen=True)
class PackRow:
    """A pack in the list. `gone`: of how many of its stories the consent was taken back, or the story erased."""

    pack: Pack
    gone: int


@dataclass(frozen=True)
class PackShown:
    """A pack as it may be read today. `content` is frozen; `stories`: title, text, and who told when, of those that
    still may stand there; `gone`: how many no longer may.
    """

    pack: Pack
    content: Json
    stories: tuple[Json, ...]
    gone: int

    @property
    def named(self) -> str:
        return words.named(self.pack.number, self.pack.made_on)

    @property
    def sections(self) -> list[Json]:
        """Its tables, each cell with the title of its column."""
        return [
            {**part, "rows": [list(zip(part["head"], row, strict=True)) for row in part["rows"]]}
            for part in self.content["sections"]
        ]

    @property
    def withdrawn(self) -> str:
        return words.withdrawn(self.gone)


def packs_of(network: Network) -> list[PackRow]:
    """The newest first, without what they say: one query."""
    standing = Count("stories", filter=Q(stories__consent__withdrawn_on=None))
    rows = Pack.objects.filter(network=network).defer("content")
    rows = rows.annotate(standing=standing, told=KeyTransform("stories", "content"))
    return [PackRow(row, row.told - row.standing) for row in rows]


def pack_at(network: Network, key: int) -> PackShown | None:
    """Two queries. The words of a story are read here and kept nowhere else."""
    pack = Pack.objects.filter(network=network, pk=key).first()
    if pack is None:
        return None
    rows = PackStory.objects.filter(pack=pack, consent__withdrawn_on=None).select_related("consent__story")
    stories = [row.consent.story for row in rows.order_by("consent__story__told_on", "pk")]
    shown = tuple(
        {"title": one.title, "text": one.text, "told": words.told(one.told_as, one.told_on)} for one in stories
    )
    return PackShown(pack, pack.content, shown, pack.content["stories"] - len(shown))


def consents_for(network: Network, year: int) -> QuerySet[Consent]:
    """Of stories told in the year, or of a result of the year, whose tellers agreed that they stand in a pack."""
    of_year = Q(story__told_on__year=year) | Q(story__tells_of__until=None, story__tells_of__result__on__year=year)
    rows = Consent.objects.filter(of_year, story__network=network, use=Use.PACK, withdrawn_on=None)
    return rows.filter(given_on__lte=day_of(network)).distinct().order_by("pk")


def years_of(network: Network) -> list[int]:
    """For which a pack may be made, this one first: from the first year of which anything is known, and the last one
    whatever there is.
    """
    this = day_of(network).year
    plans = Plan.objects.filter(network=network).aggregate(first=Min("first_year"))["first"]
    amounts = Amount.objects.filter(action__network=network).aggregate(first=Min("year"))["first"]
    results = Result.objects.filter(network=network).aggregate(first=Min("on"))["first"]
    measured = Measurement.objects.filter(indicator__network=network).aggregate(first=Min("on"))["first"]
    known = [plans, amounts, *(day.year for day in (results, measured) if isinstance(day, date))]
    first = min((year for year in known if year), default=this)
    return list(range(this, max(min(first, this - 1), this - MOST_YEARS) - 1, -1))


def next_number(network: Network, year: int) -> int:
    return (Pack.objects.filter(network=network, year=year).aggregate(last=Max("number"))["last"] or 0) + 1


def told_of(shown: PackShown) -> Json:
    """All that the papers of a pack say today."""
    return {**shown.content, "named": shown.named, "stories": list(shown.stories), "withdrawn": shown.withdrawn}
