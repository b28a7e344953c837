"""A municipality shares pieces with others, each until a day of its own, and withdraws them at any time."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.outliving import TAKEN_BACK, write_down
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority, Municipality
from draagvlak.capabilities.authorities.queries import partnerships_of
from draagvlak.capabilities.federation.models import Addressee as Elsewhere
from draagvlak.capabilities.intervision.actions.stages import _note_stage
from draagvlak.capabilities.intervision.choices import FIGURES, Audience, What
from draagvlak.capabilities.intervision.models import Addressee, Beginning, Practice, SharedPiece
from draagvlak.capabilities.intervision.queries.own import stories_to_share
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError

SHARE = "intervision.share"
PIECE = "piece"  # in the ledger of what was taken back


@dataclass(frozen=True)
class Whom:
    """With whom: an Audience; where they are chosen by whom, by NIS code and slug; `codes` of other installations."""

    audience: str
    municipalities: Collection[str] = ()
    partnerships: Collection[str] = ()
    codes: Collection[str] = ()


@dataclass(frozen=True)
class Offer:
    """What a form says: which figures (What), keys of practices and stories, with whom, up to and including when.

    `year`: in which the network began, where it says so.
    """

    whom: Whom
    figures: Collection[str] = ()
    practices: Collection[int] = ()
    stories: Collection[int] = ()
    until: date | None = None
    year: int | None = None


def share(user: User, authority: Authority, network: Network, offer: Offer, step: str) -> list[SharedPiece]:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, SHARE, authority, network, once=step) as note:
        Network.objects.select_for_update().get(pk=network.pk)
        today = localdate()
        if offer.until is not None and offer.until < today:
            raise RefusedError("until", "past")
        wanted = list(_wanted(network, offer, today))
        if not wanted:
            raise RefusedError("figures", "nothing")
        made = [_made(authority, network, offer, one, step) for one in wanted]
        rows = [row for piece in made for row in _addressees(authority, {"piece": piece}, offer.whom)]
        if not rows and offer.whom.audience == Audience.CHOSEN:
            raise RefusedError("audience", "nobody")
        Addressee.objects.bulk_create(rows)
        if What.ABOUT in offer.figures and offer.year:
            values = {"authority": authority, "year": offer.year}
            Beginning.objects.update_or_create(network=network, defaults=values)
        if What.STAGE in offer.figures:
            _note_stage(network)
        for piece in made:
            note(piece)
    return made


def withdraw(user: User, authority: Authority, network: Network, key: int, step: str) -> SharedPiece:
    """From now on nobody else sees it. Withdrawn twice is once. Raises DoesNotExist, PermissionDenied."""
    with acting(user, SHARE, authority, network) as note:
        found: SharedPiece = SharedPiece.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        if found.withdrawn_on is None:
            keep_as_it_is(found)
            found.withdrawn_on, found.version = localdate(), found.version + 1
            found._change_reason = step  # type: ignore[attr-defined]
            found.save()
            write_down_piece(found)
        note(found)
    return found


def withdraw_all(user: User, authority: Authority, network: Network, step: str) -> int:
    """The same of everything that this network shares. Gives how many pieces. Raises PermissionDenied."""
    with acting(user, SHARE, authority, network) as note:
        note(network)
        rows = list(SharedPiece.objects.select_for_update(of=("self",)).filter(network=network, withdrawn_on=None))
        for row in rows:
            values = {"withdrawn_on": localdate(), "_change_reason": step}
            write_down_piece(edit(SharedPiece.objects.all(), row.pk, row.version, values))
            note(row)
    return len(rows)


def share_until(
    user: User, authority: Authority, network: Network, at: tuple[int, int], until: date | None, step: str
) -> SharedPiece:
    """Give the piece `at` (key, version) another last day; None: until it is withdrawn. What was withdrawn, stays so.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, SHARE, authority, network) as note:
        if until is not None and until < localdate():
            raise RefusedError("until", "past")
        rows = SharedPiece.objects.filter(network=network, withdrawn_on=None)
        changed = edit(rows, *at, {"until": until, "_change_reason": step})
        write_down_piece(changed)
        note(changed)
    return changed


def write_down_piece(piece: SharedPiece, withdrawn_on: date | None = None) -> None:
    """Until when it is shared, where a backup that is put back does not reach. `withdrawn_on`: of one that is gone."""
    ended, until = withdrawn_on or piece.withdrawn_on, piece.until
    said = {"what": PIECE, "authority": piece.authority_id, "mark": str(piece.mark)}
    write_down(TAKEN_BACK, said | {"ended": str(ended or ""), "until": str(until or "")})


def share_again(said: Mapping[str, Any]) -> list[SharedPiece]:
    """After a backup was put back: a line of the ledger. Called by `privacy`, within its own `acting`."""
    row = SharedPiece.objects.filter(mark=said["mark"]).first()
    ended, until = (date.fromisoformat(said[part]) if said[part] else None for part in ("ended", "until"))
    if row is None or (row.withdrawn_on, row.until) == (ended, until):
        return []
    return [edit(SharedPiece.objects.all(), row.pk, row.version, {"withdrawn_on": ended, "until": until})]


def _wanted(network: Network, offer: Offer, today: date) -> Iterator[dict[str, Any]]:
    """What is to become a piece. Raises RefusedError where one of it is shared with the same others already."""
    found: list[dict[str, Any]] = [{"what": what} for what in FIGURES if what in offer.figures]
    practices = Practice.objects.filter(network=network, pk__in=offer.practices).order_by("pk")
    found += [{"what": What.PRACTICE, "practice": one} for one in practices]
    known = {story.key: story.key for story in stories_to_share(network)}
    found += [{"what": What.STORY, "story_id": key} for key in sorted(set(offer.stories) & known.keys())]
    standing = SharedPiece.objects.filter(on_day(today), network=network, withdrawn_on=None)
    for one in found:
        same = standing.filter(audience=offer.whom.audience, **one)
        if offer.whom.audience != Audience.CHOSEN and same.exists():
            raise RefusedError("audience", "already")
        yield one


def _made(authority: Authority, network: Network, offer: Offer, one: dict[str, Any], step: str) -> SharedPiece:
    said = {"audience": Audience(offer.whom.audience), "since": localdate(), "until": offer.until}
    made = SharedPiece(authority=authority, network=network, **said, **one)
    made._change_reason = step  # type: ignore[attr-defined]
    made.save()
    return made


def _addressees(authority: Authority, of: dict[str, Any], whom: Whom) -> Iterator[Addressee]:
    """Rows for those who were chosen. Who is not on the lists that a form shows, is passed over."""
    if whom.audience == Audience.CHOSEN:
        own = set(authority.municipalities.values_list("pk", flat=True))
        for municipality in Municipality.objects.filter(nis__in=whom.municipalities).exclude(pk__in=own):
            yield Addressee(authority=authority, municipality=municipality, **of)
        for partnership in partnerships_of(authority).filter(slug__in=whom.partnerships):
            yield Addressee(authority=authority, partnership=partnership, **of)
    codes = Elsewhere.objects.filter(code__in=whom.codes).values_list("code", flat=True)
    for code in sorted(set(codes)):
        yield Addressee(authority=authority, code=code, **of)
