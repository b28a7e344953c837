"""The mark under which a part of a page is kept: never the same for two networks, nor for two sorts of readers."""

from draagvlak.basics.fragments import stamp_of
from draagvlak.capabilities.network.queries.standing import kinds_at
from draagvlak.pages.shared.doors import Visit


def mark_of_part(request: Visit, *shown: object) -> str:
    """For `{% cache 3600 name mark %}`: all that the part shows, in this network, for whoever has these roles in it.

    What a part shows follows from `shown`, the address and the roles alone; nothing of who asks stands in it, nor a
    secret of a form.
    """
    roles = sorted(kinds_at(request.user, request.network))
    whose = request.authority.pk, request.authority.slug, request.network.pk, request.network.slug
    return stamp_of(whose, request.network.name, roles, shown)
