"""Themes of a network: made, called otherwise, joined, taken away. By the name of its `step` each is taken back."""

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.letters import plain
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.conversations.actions.conversations import WRITE
from draagvlak.capabilities.conversations.models import FragmentTheme, Theme
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

LONGEST = 80


def make_theme(user: User, authority: Authority, network: Network, name: str, step: str) -> Theme:
    """Sent twice, made once; what is called so already is that theme.

    Raises RefusedError, PermissionDenied, and SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        made = _theme_called(network, name, step)
        note(made)
    return made


def rename_theme(
    user: User, authority: Authority, network: Network, at: tuple[int, int], name: str, step: str
) -> Theme:
    """Raises RefusedError, also where another is called so, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        said = _ready(name)
        other = _called(network, said)
        if other is not None and other.pk != at[0]:
            raise RefusedError("name", "theme-twice")
        rows = Theme.objects.filter(network=network, gone_on=None)
        changed = edit(rows, *at, {"name": said, "_change_reason": step})
        note(changed)
    return changed


def join_themes(user: User, authority: Authority, network: Network, key: int, into: int, step: str) -> Theme:
    """What was about the theme `key` is about `into` from now on; gives the latter.

    Raises RefusedError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        rows = Theme.objects.select_for_update(of=("self",)).filter(network=network, gone_on=None)
        gone, stays = rows.get(pk=key), rows.exclude(pk=key).filter(pk=into).first()
        if stays is None:
            raise RefusedError("into", "no-theme")
        have = set(FragmentTheme.objects.filter(theme=stays).values_list("fragment_id", flat=True))
        for row in FragmentTheme.objects.filter(theme=gone).exclude(fragment__in=have):
            made = FragmentTheme(authority=authority, fragment_id=row.fragment_id, theme=stays)
            made._change_reason = step  # type: ignore[attr-defined]
            made.save()
        _end(gone, network, step, stays)
        note(gone)
    return stays


def remove_theme(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """It is offered nowhere any more, and stands with no fragment. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        rows = Theme.objects.select_for_update(of=("self",)).filter(network=network, gone_on=None)
        found = rows.get(pk=key)
        _end(found, network, step)
        note(found)


def _end(theme: Theme, network: Network, step: str, into: Theme | None = None) -> None:
    keep_as_it_is(theme)
    theme.gone_on, theme.into, theme._change_reason = day_of(network), into, step  # type: ignore[attr-defined]
    theme.version += 1
    theme.save()


def _theme_called(network: Network, name: str, step: str) -> Theme:
    """The theme that is called so, whatever its accents and capitals; a new one where there is none."""
    said = _ready(name)
    found = _called(network, said)
    if found is None:
        found = Theme(authority_id=network.authority_id, network=network, name=said)
        found._change_reason = step  # type: ignore[attr-defined]
        found.save()
    return found


def _called(network: Network, name: str) -> Theme | None:
    rows = Theme.objects.filter(network=network, gone_on=None)
    return next((theme for theme in rows if plain(theme.name) == plain(name)), None)


def _ready(name: str) -> str:
    said = " ".join(name.split())
    refuse_register_numbers({"name": said})
    if not plain(said):
        raise RefusedError("name", "empty-theme")
    if len(said) > LONGEST:
        raise RefusedError("name", "theme-too-long")
    return said
