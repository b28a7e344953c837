"""Somebody in every text of conversations: as who spoke, as who was spoken of, and in names of those who were there."""

from draagvlak.capabilities.conversations.models import (
    Conversation,
    Fragment,
    FragmentTheme,
    Participant,
    Sound,
    SoundPiece,
    Source,
    Theme,
)

KEPT_OF_TALKS = (Conversation, Participant, Fragment, Theme)


def plant_conversations(network, people, day, said, name):
    """`people`: who is planted, and who stays. One in which both spoke, and one in which the other did. Each with a
    version of before. Gives both.
    """
    whose = {"authority": network.authority}
    person, other = people
    theme = Theme.objects.create(network=network, name=name, **whose)
    made = []
    for there in ((person, other), (other,)):
        names = dict.fromkeys(("place", "facilitator", "storyteller", "guest"), name)
        texts = {"title": said, "question": said, **names}
        talk = Conversation.objects.create(network=network, kind="mixed", held_on=day, **texts, **whose)
        of = {"conversation": talk, **whose}
        voices = [Participant.objects.create(person=one, known_as=one.name, municipality=name, **of) for one in there]
        text = f"Welkom, {name}.\n{name}: iets dat alleen {name} zei.\nBo Ander: {said}, en dat was mooi.\nEinde."
        source = Source.objects.create(kind="txt", name=f"{name}.txt", text=text, **of)
        marked = []
        for words, voice in ((f"{said}, en dat was mooi", voices[-1]), ("en dat was mooi", voices[-1])):
            marked.append(_mark(source, words, voice, day))
        if person in there:
            marked.append(_mark(source, f"iets dat alleen {name} zei", voices[0], day))
        for one in marked:
            FragmentTheme.objects.create(fragment=one, theme=theme, **whose)
        sound = Sound.objects.create(kind="ogg", name=f"{name}.ogg", size=4, **of)
        SoundPiece.objects.create(sound=sound, number=0, data=b"OggS", **whose)
        for one in (talk, *voices, *marked, theme):
            one.save()
        made.append(talk)
    return made


def _mark(source, words, voice, day):
    start = source.text.index(words)
    place = {"start": start, "end": start + len(words)}
    of = {"authority": source.authority, "conversation": source.conversation, "source": source}
    return Fragment.objects.create(words=words, voice=voice, marked_on=day, **place, **of)
