"""What somebody said in conversations goes with them; in what others said, nobody hears of them any more."""

from collections import defaultdict
from collections.abc import Callable, Collection

from draagvlak.basics.letters import plain
from draagvlak.basics.mentions import Names
from draagvlak.capabilities.conversations.actions.forgetting import _forget_voices, _rewrite_texts, _without_lines
from draagvlak.capabilities.conversations.models import Participant
from draagvlak.capabilities.conversations.queries.concerning import voices_of_person
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.privacy.queries.called import without_words_of


def forget_in_conversations(person: Person, names: Names) -> dict[str, int]:
    """To be called while the person is still there. Lines of texts that begin with their name go where they took part,
    and first names alone, where nobody else present bears them; full names out of every text. Places of what was
    marked stay right.
    """
    voices = list(voices_of_person(person))
    called: dict[int, set[str]] = defaultdict(set)
    for one in voices:
        called[one.conversation_id].add(plain(one.known_as))
    done = _forget_voices(voices)
    others: dict[int, list[str]] = defaultdict(list)
    rows = Participant.objects.filter(conversation__in=list(called))
    for talk, name in rows.values_list("conversation_id", "known_as"):
        others[talk].append(name)
    here = {talk: _change(names, called[talk], others[talk]) for talk in called}
    _rewrite_texts(here, names.taken_out)
    return done


def _change(names: Names, called: set[str], others: Collection[str]) -> Callable[[str], str]:
    left = without_words_of(names, others)
    return lambda text: left.taken_out(_without_lines(text, called, others), with_words=True)
