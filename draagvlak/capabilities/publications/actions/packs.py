"""Making the justification of a year."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.publications.models import Pack, PackStory
from draagvlak.capabilities.publications.queries.pack_content import content_of
from draagvlak.capabilities.publications.queries.packs import consents_for, next_number


def make_pack(user: User, authority: Authority, network: Network, year: int, once: str) -> Pack:
    """As everything stands now; the next one of that year. Sent twice, made once.

    Raises PermissionDenied, SentBeforeError.
    """
    with acting(user, "publications.write", authority, network, once=once) as note:
        Network.objects.select_for_update(of=("self",)).get(pk=network.pk)  # so that no two get one number
        consents = list(consents_for(network, year))
        made = Pack.objects.create(
            authority=authority,
            network=network,
            year=year,
            number=next_number(network, year),
            made_on=day_of(network),
            made_by=user,
            content={**content_of(network, year), "stories": len(consents)},
        )
        PackStory.objects.bulk_create(PackStory(authority=authority, pack=made, consent=one) for one in consents)
        note(made)
    return made
