"""The one gate to stories: who reads which, and no words at all once the consent for them was taken back."""

from datetime import date

import rules
from django.db.models import Exists, OuterRef, Q, QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.stories.choices import Use
from draagvlak.capabilities.stories.models import Consent, Story


def agreed_stories(network: Network, use: str, day: date) -> QuerySet[Story]:
    """Those that may be used so on `day`. One whose consent was taken back since is not among them, on any day."""
    agreed = Consent.objects.filter(story=OuterRef("pk"), use=use, given_on__lte=day, withdrawn_on=None)
    return Story.objects.filter(Exists(agreed), network=network)


def works_with(user: User, network: Network) -> bool:
    """Whether the user notes stories, and so reads those too to which nobody agreed yet."""
    return bool(rules.has_perm("stories.write", user, network))


def readable(user: User, network: Network, day: date) -> QuerySet[Story]:
    """The stories of which `user` may read the words: who works with them all but those taken back, others those
    with a consent for the pages of the network.
    """
    if works_with(user, network):
        return Story.objects.filter(~_taken_back(), network=network)
    if rules.has_perm("stories.read_agreed", user, network):
        return agreed_stories(network, Use.PAGES, day)
    return Story.objects.none()


def taken_back(network: Network) -> QuerySet[Story]:
    """Those whose every consent was taken back: their words stand nowhere any more, only that it was so."""
    return Story.objects.filter(_taken_back(), network=network)


def _taken_back() -> Q:
    consents = Consent.objects.filter(story=OuterRef("pk"))
    return Q(Exists(consents.exclude(withdrawn_on=None))) & ~Q(Exists(consents.filter(withdrawn_on=None)))
