"""Who is quoted in a story and who took part in what it comes from; each person once, also of several conversations."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from draagvlak.capabilities.conversations.models import Fragment, Participant
from draagvlak.capabilities.conversations.queries.seeing import fragments_in
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.weaving.models import WovenStory
from draagvlak.capabilities.weaving.wording.blocks import fragments_in as references_in


@dataclass(frozen=True)
class Heard:
    """Somebody who took part. `keys`: as which participants; the first stands for them. `fragments`: theirs, in the
    text.
    """

    participant: Participant
    keys: frozenset[int]
    fragments: tuple[int, ...]

    @property
    def name(self) -> str:
        return self.participant.known_as


@dataclass(frozen=True)
class Quoted:
    """What a text rests on. `there`: its fragments that are there; `gone`: those that are not, or never were."""

    there: tuple[int, ...]
    gone: tuple[int, ...]
    voices: tuple[Heard, ...]
    took_part: tuple[Heard, ...]


def quoted_in(network: Network, text: str) -> Quoted:
    """Two queries."""
    keys = references_in(text)
    rows = {row.pk: row for row in fragments_in(network).filter(pk__in=keys).order_by().only("pk", "voice")}
    there = tuple(key for key in keys if key in rows)
    all_of = heard_in(network, [rows[key] for key in there])
    gone = tuple(key for key in keys if key not in rows)
    return Quoted(there, gone, tuple(one for one in all_of if one.fragments), tuple(all_of))


def heard_in(network: Network, fragments: Collection[Fragment]) -> list[Heard]:
    """Everybody who took part in the conversations of these fragments, in the order in which they were noted."""
    rows = Participant.objects.filter(conversation__network=network, conversation__gone_on=None)
    of = fragments_in(network).filter(pk__in=[row.pk for row in fragments]).order_by().values("conversation")
    groups: dict[tuple[str, int], list[Participant]] = {}
    for row in rows.filter(conversation__in=of).order_by("pk"):
        groups.setdefault(same_as(row), []).append(row)
    return [_heard(group, fragments) for group in groups.values()]


def same_as(row: Participant) -> tuple[str, int]:
    """By this it is the same person, in whatever conversation: who is known, or has an account; else themselves."""
    if row.person_id:
        return "person", row.person_id
    return ("user", row.user_id) if row.user_id else ("participant", row.pk)


def _heard(group: list[Participant], fragments: Iterable[Fragment]) -> Heard:
    keys = frozenset(row.pk for row in group)
    return Heard(group[0], keys, tuple(row.pk for row in fragments if row.voice_id in keys))


def quoted_of(story: WovenStory, own: Collection[int]) -> tuple[int, ...]:
    """The fragments in the text of these participants. One query."""
    rows = fragments_in(story.network).filter(pk__in=references_in(story.text), voice__in=own)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def own_keys(participant: Participant) -> set[int]:
    """The participants that are the same person as this one, in its network."""
    rows = Participant.objects.filter(conversation__network=participant.conversation.network_id)
    kind, key = same_as(participant)
    return set(rows.filter(**{"pk" if kind == "participant" else kind: key}).values_list("pk", flat=True))
