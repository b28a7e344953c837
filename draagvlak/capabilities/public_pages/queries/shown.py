"""Which public pages there are, and what stands on them."""

from dataclasses import dataclass

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.models import PublicPage


@dataclass(frozen=True)
class Shown:
    """A public page with whose it is. To be read further inside its authority."""

    authority: Authority
    network: Network
    page: PublicPage

    def has(self, block: str) -> bool:
        return block in self.page.blocks

    @property
    def may_be_embedded(self) -> bool:
        return bool(self.page.hosts)


def page_of(network: Network) -> PublicPage | None:
    """The page of the network, on or off; None where nobody made one yet."""
    return PublicPage.objects.filter(network=network).first()


def shown_at(authority: str, network: str) -> Shown | None:
    """The page at these words of an address; None where there is none or it is off, which nobody can tell apart."""
    there = {"network__slug": network, "network__public_page__is_on": True}
    found = Authority.objects.filter(slug=authority, **there).first()
    if found is None:
        return None
    with inside(found):
        page = PublicPage.objects.select_related("network__authority").filter(network__slug=network, is_on=True).first()
    return Shown(found, page.network, page) if page is not None else None


def in_preview(authority: Authority, network: Network) -> Shown:
    """As it would be seen were it on; of a network without a page an empty one."""
    return Shown(authority, network, page_of(network) or PublicPage(authority=authority, network=network))


def blocks_on(page: PublicPage | None) -> list[tuple[str, str, bool]]:
    """Every block with its words, and whether the page shows it."""
    on = page.blocks if page is not None else []
    return [(block.value, str(block.label), block.value in on) for block in Block]
