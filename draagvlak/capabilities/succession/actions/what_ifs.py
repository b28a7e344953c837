"""A what-if is kept only when somebody wants that, with words of their own; and thrown away."""

from draagvlak.basics.editing import keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import refuse_register_numbers
from draagvlak.capabilities.succession.models import WhatIf
from draagvlak.capabilities.succession.queries.what_ifs import Answered
from draagvlak.capabilities.succession.readers import as_numbers


def keep_what_if(
    user: User, authority: Authority, network: Network, answered: Answered, words: str, step: str
) -> WhatIf:
    """The numbers of it, and nobody's name but a key. Sent twice, kept once. Raises RefusedError, PermissionDenied,
    SentBeforeError.
    """
    with acting(user, "succession.what_if", authority, network, once=step) as note:
        refuse_register_numbers({"words": words})
        asked = answered.asked
        made = WhatIf(
            authority=authority,
            network=network,
            wonder=asked.wonder,
            person_id=asked.person,
            places=list(asked.places),
            into=asked.into,
            as_of=answered.as_of,
            found=as_numbers(answered.told),
            words=words.strip(),
            noted_by=user,
        )
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def drop_what_if(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Raises DoesNotExist, PermissionDenied."""
    with acting(user, "succession.what_if", authority, network) as note:
        found = WhatIf.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()
