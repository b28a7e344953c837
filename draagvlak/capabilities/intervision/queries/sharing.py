"""What an authority shares with one of another installation, in the shape of a signed file (federation).

Only what was shared with that one by name: its code, or the municipality that it is. What is shared here with all, or
with a region, stays here.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import withdrawn
from draagvlak.capabilities.federation.choices import Piece, shapes
from draagvlak.capabilities.federation.models import Addressee as Elsewhere
from draagvlak.capabilities.intervision.choices import FIGURES, Audience, What
from draagvlak.capabilities.intervision.models import Addressee, SharedPiece
from draagvlak.capabilities.intervision.queries.figures import Figures, figures_of
from draagvlak.capabilities.intervision.queries.gate import readable
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of, spanned
from draagvlak.capabilities.weaving.queries.reading import BlockShown, story_read
from draagvlak.capabilities.weaving.wording.blocks import fragments_in

Pieces = dict[str, SharedPiece]


def document(authority: Authority, day: date, with_: str) -> dict[str, Any]:
    """The `body` of federation's schema for the addressee with the code `with_`, of the authority in scope."""
    rows = list(_ever(with_))
    reading = set(
        SharedPiece.objects.filter(readable(day), on_day(day), pk__in=[one.pk for one in rows]).values_list("pk")
    )
    standing = [one for one in rows if one.withdrawn_on is None and (one.pk,) in reading]
    networks = {one.network_id: one.network for one in standing}
    by = {key: [one for one in standing if one.network_id == key] for key in networks}
    wanted = {key: {one.what for one in some} & set(FIGURES) for key, some in by.items()}
    told = figures_of(list(networks.values()), wanted)
    made = [_network(network, by[key], told[key], day) for key, network in networks.items()]
    gone = list(_gone(rows, standing, day))
    return shapes.as_json(shapes.Body(tuple(made), tuple(gone)))


def _ever(code: str) -> QuerySet[SharedPiece]:
    """What was ever shared with that one by name."""
    known = Elsewhere.objects.filter(code=code).exclude(municipality=None).values("municipality")
    chosen = Addressee.objects.filter(Q(code=code) | Q(municipality__in=known, piece__audience=Audience.CHOSEN))
    rows = SharedPiece.objects.filter(pk__in=chosen.exclude(piece=None).values("piece"))
    return rows.select_related("network__authority", "practice", "story").order_by("network__name", "pk")


def _network(network: Network, pieces: list[SharedPiece], told: Figures, day: date) -> shapes.SharedNetwork:
    of = {one.what: one for one in pieces}
    return shapes.SharedNetwork(
        key=network.mark,
        name=network.name,
        kind=network.kind,
        municipalities=max(1, len(spanned(network))),
        **_figures(of, told, day_of(network)),
        practices=tuple(_practice(one) for one in _once(pieces, "practice_id")),
        stories=tuple(_stories(network, _once(pieces, "story_id"), day)),
    )


def _once(pieces: Iterable[SharedPiece], column: str) -> list[SharedPiece]:
    """Of each practice or story the piece that was shared last."""
    found = {getattr(one, column): one for one in pieces if getattr(one, column) is not None}
    return list(found.values())


def _figures(of: Pieces, told: Figures, on: date) -> dict[str, Any]:
    made: dict[str, Any] = {}
    until = {what: piece.until for what, piece in of.items()}
    if What.ABOUT in of:
        made["about"] = shapes.About(told.size, told.governance, told.since, until[What.ABOUT])
    if told.people:
        groups = tuple(shapes.Group(layers, number) for layers, number in told.people)
        made["people"] = shapes.People(groups, on, until[What.PEOPLE])
    if told.organisations is not None:
        made["organisations"] = shapes.Counted(told.organisations, on, until[What.ORGANISATIONS])
    if told.contacts is not None:
        made["contacts"] = shapes.Counted(told.contacts, on, until[What.CONTACTS])
    if told.support:
        levels = (shapes.LayerLevel(layer, None if key == "unknown" else key) for layer, key in told.support)
        made["support"] = shapes.Support(tuple(levels), on, until[What.SUPPORT])
    if told.meetings is not None:
        made["load"] = shapes.Load(round(told.meetings * 10), told.hours or 0, on, until[What.LOAD])
    if told.stage is not None:
        seen = tuple(shapes.Seen(key, since) for key, since in told.stage.seen)
        made["stage"] = shapes.Stage(told.stage.key, seen, told.stage.introductions, on, until[What.STAGE])
    return made


def _practice(piece: SharedPiece) -> shapes.SharedPractice:
    row: Any = piece.practice
    texts = (row.title, row.did, row.for_whom, row.took, row.came, row.otherwise)
    return shapes.SharedPractice(piece.mark.hex, *texts, piece.since, piece.until)


def _stories(network: Network, pieces: Iterable[SharedPiece], day: date) -> Iterator[shapes.SharedStory]:
    for piece in pieces:
        story = story_read(network, piece.story_id or 0, Use.PEERS, day)
        if story is not None:
            yield shapes.SharedStory(
                piece.mark.hex,
                story.title,
                story.lead,
                tuple(_block(one) for one in story.blocks),
                tuple(name for _key, name in story.themes),
                len(story.voices),
                story.withdrawn,
                story.published_on,
                piece.until,
            )


def _block(block: BlockShown) -> shapes.SharedBlock:
    if block.kind == "list":
        items = tuple("".join(span.text for span in spans) for spans in block.items)
        return shapes.SharedBlock("list", items=items)
    if block.kind == "quote":
        said = block.quote
        quote = None if said is None else shapes.SharedQuote(_quote_key(said.fragment), said.words, said.name)
        return shapes.SharedBlock("quote", quote=quote)
    return shapes.SharedBlock(block.kind, block.text)


def _quote_key(fragment: int) -> str:
    return f"q{fragment}"


def _gone(rows: list[SharedPiece], standing: list[SharedPiece], day: date) -> Iterator[shapes.Withdrawn]:
    """Practices and stories that were given and may be read no more, and quotes that were taken back."""
    marks = {one.mark for some in ("practice_id", "story_id") for one in _once(standing, some)}
    kinds = {What.PRACTICE: Piece.PRACTICE, What.STORY: Piece.STORY}
    for one in rows:
        if one.what in kinds and one.mark not in marks:
            yield shapes.Withdrawn(kinds[What(one.what)], one.mark.hex, _last_day(one, day))
    by_network: dict[Network, set[int]] = {}
    for one in rows:
        if one.story is not None:
            by_network.setdefault(one.network, set()).update(fragments_in(one.story.read_text))
    for network, fragments in by_network.items():
        for fragment in sorted(withdrawn(network, fragments, Use.PEERS)):
            yield shapes.Withdrawn(Piece.QUOTE, _quote_key(fragment), day)


def _last_day(piece: SharedPiece, day: date) -> date:
    ended = piece.withdrawn_on or piece.until
    return ended if ended is not None and ended <= day else day
