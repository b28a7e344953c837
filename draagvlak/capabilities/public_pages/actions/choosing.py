"""Which partners and which results stand on the public page."""

from collections.abc import Collection, Iterable

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Organisation
from draagvlak.capabilities.network.queries.organisations import names_of_organisations
from draagvlak.capabilities.public_pages.actions.settings import WRITE, _page_for
from draagvlak.capabilities.public_pages.choices import Partners
from draagvlak.capabilities.public_pages.models import PublicPage, ShownPartner, ShownResult
from draagvlak.capabilities.public_pages.queries.results import marks_of


def choose_partners(
    user: User, authority: Authority, network: Network, which: str, names: Collection[str], step: str
) -> int:
    """`names`: of organisations of the network, others are passed over. Gives how many rows bear the step: none where
    nothing changed. Raises PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        page = _page_for(network, step)
        count = 0
        if page.partners != Partners(which):
            count = 1
            page = edit(PublicPage.objects.all(), page.pk, page.version, {"partners": which, "_change_reason": step})
        wanted = set(names) & set(names_of_organisations(network))
        there = {row.organisation.name: row for row in _partners(page)}
        count += _go((row for name, row in there.items() if name not in wanted), step)
        known = {row.name: row for row in Organisation.objects.filter(name__in=wanted)}
        for name in sorted(wanted - there.keys()):
            row = known.get(name) or Organisation.objects.create(authority=authority, name=name)
            count += _stay(ShownPartner(authority=authority, page=page, organisation=row), step)
        note(page)
    return count


def choose_results(user: User, authority: Authority, network: Network, keys: Collection[int], step: str) -> int:
    """As they are now: what changes in their words later is looked at again first. Gives how many rows bear the step.
    Raises PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        page = _page_for(network, step)
        marks = marks_of(network, keys)
        there = {row.result_id: row for row in ShownResult.objects.select_for_update().filter(page=page)}
        count = _go((row for key, row in there.items() if key not in marks), step)
        for key, mark in sorted(marks.items()):
            row = there.get(key) or ShownResult(authority=authority, page=page, result_id=key)
            if row.seen != mark:
                if row.pk:
                    keep_as_it_is(row)
                row.seen = mark
                count += _stay(row, step)
        note(page)
    return count


def _partners(page: PublicPage) -> Iterable[ShownPartner]:
    return ShownPartner.objects.select_for_update(of=("self",)).filter(page=page).select_related("organisation")


def _stay(row: ShownPartner | ShownResult, step: str) -> int:
    row._change_reason = step  # type: ignore[union-attr]
    row.save()
    return 1


def _go(rows: Iterable[ShownPartner | ShownResult], step: str) -> int:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 the last is how many there were
        keep_as_it_is(row)
        row._change_reason = step  # type: ignore[union-attr]
        row.delete()
    return count
