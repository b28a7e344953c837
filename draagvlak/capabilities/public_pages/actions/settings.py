"""What the public page of a network says and to whom: on or off, block by block."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from draagvlak.basics.editing import ChangedMeanwhileError, edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError, phone_of, refuse_register_numbers
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.models import PublicPage
from draagvlak.capabilities.public_pages.readers.hosts import hosts_of

WRITE = "public_pages.write"
MOST_HOSTS = 10


@dataclass(frozen=True)
class Said:
    """What a form says of the page. `hosts`: names or addresses of sites that may show the block to embed."""

    is_on: bool = False
    blocks: list[str] = field(default_factory=list)
    purpose: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    label: str = ""
    hosts: list[str] = field(default_factory=list)


def change_page(user: User, authority: Authority, network: Network, version: int, said: Said, step: str) -> PublicPage:
    """`version`: of the page that the form showed, 0 where there was none.

    Raises RefusedError, ChangedMeanwhileError, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        values = _ready(said) | {"_change_reason": step}
        there = _there(network)
        if there is None:
            made = PublicPage(authority=authority, network=network)
            for part, value in values.items():
                setattr(made, part, value)
            made.save()
        elif there.version != version:
            raise ChangedMeanwhileError(there)
        else:
            made = edit(PublicPage.objects.all(), there.pk, version, values)
        note(made)
    return made


def _page_for(network: Network, step: str) -> PublicPage:
    """The page of the network; where there is none yet, one that is off, and goes again with `step`."""
    there = _there(network)
    if there is None:
        there = PublicPage(authority=network.authority, network=network)
        there._change_reason = step  # type: ignore[attr-defined]
        there.save()
    return there


def _there(network: Network) -> PublicPage | None:
    """One at a time makes it."""
    Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    return PublicPage.objects.filter(network=network).first()


def _ready(said: Said) -> dict[str, Any]:
    texts = {part: getattr(said, part).strip() for part in ("purpose", "contact", "email", "label")}
    refuse_register_numbers(texts)
    hosts = hosts_of(said.hosts)
    if len(hosts) > MOST_HOSTS:
        raise RefusedError("hosts", "hosts")
    return {
        **texts,
        "is_on": said.is_on,
        "blocks": _in_order(said.blocks),
        "phone": phone_of(said.phone),
        "hosts": hosts,
    }


def _in_order(blocks: Iterable[str]) -> list[str]:
    chosen = set(blocks)
    return [block.value for block in Block if block in chosen]
