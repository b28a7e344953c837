"""What somebody said in conversations goes with them; in what others said, nobody hears of them any more."""

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.conversations.actions.forgetting import _forget_voices, _rewrite_words
from draagvlak.capabilities.conversations.models import Participant, Source
from draagvlak.capabilities.conversations.queries.concerning import voices_of_person
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.privacy.queries.called import without_words_of


def forget_in_conversations(person: Person, names: Names) -> dict[str, int]:
    """To be called while the person is still there. First names alone go out of conversations in which they took part,
    where nobody else present bears them; full names out of every text. Places of what was marked stay right.
    """
    voices = list(voices_of_person(person))
    talks = {one.conversation_id for one in voices}
    done = _forget_voices(voices)
    for talk in talks:
        others = Participant.objects.filter(conversation=talk).values_list("known_as", flat=True)
        here = without_words_of(names, list(others))
        texts = Source.objects.filter(conversation=talk)
        _rewrite_words(texts, lambda text, here=here: here.taken_out(text, with_words=True))  # type: ignore[misc]
    _rewrite_words(Source.objects.exclude(conversation__in=talks), names.taken_out)
    return done
