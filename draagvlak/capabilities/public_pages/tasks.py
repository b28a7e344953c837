"""What is asked of the UiTdatabank in the background."""

from draagvlak.basics.later import every_night
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.public_pages.actions.hearing import hear_events
from draagvlak.capabilities.public_pages.models import PublicPage
from draagvlak.capabilities.public_pages.queries.events import pages_with_events


def hear_for(page: int, authority: int) -> None:
    """For one page, if it is still there."""
    whose = Authority.objects.get(pk=authority)
    with inside(whose):
        found = PublicPage.objects.select_related("network").filter(pk=page).first()
        if found is not None:
            hear_events(whose, found)


@every_night
def hear_all() -> dict[str, int]:
    """For every page that lists events. Gives how many were heard for how many pages, and how many got no answer."""
    told = {"pages": 0, "events": 0, "unheard": 0}
    for authority in Authority.objects.filter(network__public_page__is_on=True).distinct():
        with inside(authority):
            for page in pages_with_events():
                heard = hear_events(authority, page)
                told["pages"] += 1
                told["events"] += heard or 0
                told["unheard"] += heard is None
    return told
