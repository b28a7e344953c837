"""Practices and stories of others, as far as they may be read; and practices of ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.federation.choices.shapes import Received, SharedBlock, SharedNetwork
from draagvlak.capabilities.federation.queries import received
from draagvlak.capabilities.intervision.choices import What
from draagvlak.capabilities.intervision.models import Practice, PracticeLink, SharedPiece
from draagvlak.capabilities.intervision.queries.gate import links_of, piece_for
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import networks_of
from draagvlak.capabilities.policy.models import Action, Result
from draagvlak.capabilities.weaving.queries.reading import BlockShown, story_read


@dataclass(frozen=True)
class PracticeRead:
    """A practice as others read it, on `read_on`. `plan`: titles of actions and results in which it is seen."""

    authority: str
    network: str
    title: str
    did: str
    for_whom: str
    took: str
    came: str
    otherwise: str
    plan: tuple[str, ...]
    until: date | None
    read_on: date


@dataclass(frozen=True)
class BlockRead:
    """`kind`: "heading", "paragraph", "list" (`items`) or "quote" (`text` by `name`; "" where it was withdrawn)."""

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class StoryOfPeer:
    """A story as peers read it: the words that the one gate gives at this moment. `withdrawn`: how many voices went."""

    authority: str
    network: str
    title: str
    lead: str
    blocks: tuple[BlockRead, ...]
    withdrawn: int
    until: date | None


def practice_for(reader: Authority, mark: UUID) -> PracticeRead | None:
    piece = piece_for(reader, localdate(), mark)
    return practice_read(piece) if piece is not None and piece.what == What.PRACTICE else None


def practice_read(piece: SharedPiece) -> PracticeRead | None:
    """Of a piece that came through the gate, or of our own."""
    row = piece.practice
    if row is None:
        return None
    plan = tuple(str(link.action.title if link.action else link.result.title) for link in links_of(piece))
    texts = (row.title, row.did, row.for_whom, row.took, row.came, row.otherwise)
    return PracticeRead(piece.authority.name, piece.network.name, *texts, plan, piece.until, localdate())


def practice_of_file(reader: Authority, sender: int, key: str) -> PracticeRead | None:
    """One that came in a signed file: of the sender with the key `sender`."""
    for found, network in _in_files(reader, sender):
        for one in network.practices:
            if one.key == key:
                texts = (one.title, one.did, one.for_whom, one.took, one.came, one.otherwise)
                return PracticeRead(found.sender.name, network.name, *texts, (), one.until, localdate())
    return None


def story_of_file(reader: Authority, sender: int, key: str) -> StoryOfPeer | None:
    for found, network in _in_files(reader, sender):
        for one in network.stories:
            if one.key == key:
                blocks = tuple(_block_of_file(block) for block in one.blocks)
                told = (one.title, one.lead, blocks, one.silenced, one.until)
                return StoryOfPeer(found.sender.name, network.name, *told)
    return None


def _block_of_file(block: SharedBlock) -> BlockRead:
    if block.kind == "quote":
        said = block.quote
        return BlockRead("quote", said.words, (), said.name) if said else BlockRead("quote")
    return BlockRead(block.kind, block.text, block.items)


def _in_files(reader: Authority, sender: int) -> Iterator[tuple[Received, SharedNetwork]]:
    for found in received(reader):
        if found.sender.key == sender:
            yield from ((found, network) for network in found.networks)


def story_for(reader: Authority, mark: UUID) -> StoryOfPeer | None:
    """Over the wall for this read alone: nothing leaves but what is returned."""
    piece = piece_for(reader, localdate(), mark)
    if piece is None or piece.story_id is None:
        return None
    with inside(piece.authority):
        story = story_read(piece.network, piece.story_id, Use.PEERS, localdate())
    if story is None:
        return None
    told = (story.title, story.lead, tuple(map(_block, story.blocks)), story.withdrawn)
    return StoryOfPeer(piece.authority.name, piece.network.name, *told, piece.until)


def _block(block: BlockShown) -> BlockRead:
    if block.kind == "quote":
        said = block.quote
        return BlockRead("quote", said.words, (), said.name) if said else BlockRead("quote")
    items = tuple("".join(span.text for span in spans) for spans in block.items)
    return BlockRead(block.kind, "" if items else block.text, items)


def practice_at(network: Network, key: int) -> Practice | None:
    return Practice.objects.filter(network=network, pk=key).first()


def own_practices(user: User, authority: Authority) -> QuerySet[Practice, Any]:
    """Of the networks that `user` may look at, by title."""
    return Practice.objects.filter(network__in=networks_of(user, authority)).select_related("network")


def own_practice(user: User, authority: Authority, key: int) -> Practice | None:
    return own_practices(user, authority).filter(pk=key).first()


def links_of_own(practice: Practice) -> list[PracticeLink]:
    return list(PracticeLink.objects.filter(practice=practice).select_related("action", "result"))


def plan_to_link(network: Network) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Actions and results of the network's plan, by key and title."""
    actions = Action.objects.filter(network=network, until=None).order_by("title", "pk").values_list("pk", "title")
    results = Result.objects.filter(network=network).order_by("title", "pk").values_list("pk", "title")
    return [(str(key), title) for key, title in actions], [(str(key), title) for key, title in results]
