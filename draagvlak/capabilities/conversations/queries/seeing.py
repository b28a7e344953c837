"""The one gate to what was said: what was taken away is not there, and who does not harvest sees their own alone."""

import rules
from django.db.models import Q, QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.conversations.models import Conversation, Fragment, Participant, Sound, Source
from draagvlak.capabilities.network.models import Network


def harvests(user: User, network: Network) -> bool:
    """Whether the user writes down conversations, and so reads all that was said."""
    return bool(rules.has_perm("conversations.write", user, network))


def conversations_in(network: Network) -> QuerySet[Conversation]:
    return Conversation.objects.filter(network=network, gone_on=None)


def fragments_in(network: Network) -> QuerySet[Fragment]:
    """Those that are there, of conversations that are. For who harvests, and for `consents`, which is the gate to words
    for everybody else.
    """
    return Fragment.objects.filter(conversation__network=network, conversation__gone_on=None, gone_on=None)


def own_voices(user: User) -> QuerySet[Participant]:
    """As whom `user` took part: by their account, or by that of somebody of the network."""
    return Participant.objects.filter(Q(user=user) | Q(person__account=user))


def own_fragments_in(user: User, network: Network) -> QuerySet[Fragment]:
    return fragments_in(network).filter(Q(voice__user=user) | Q(voice__person__account=user))


def sources_in(network: Network) -> QuerySet[Source]:
    return Source.objects.filter(conversation__in=conversations_in(network), gone_on=None)


def sounds_in(network: Network) -> QuerySet[Sound]:
    return Sound.objects.filter(conversation__in=conversations_in(network), gone_on=None)
