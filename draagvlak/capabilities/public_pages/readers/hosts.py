"""Names of sites, as somebody types or pastes them."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from draagvlak.capabilities.network.readers.details import RefusedError

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?:{LABEL}\.)+[a-z]{{2,63}}(?::[0-9]{{1,5}})?", re.ASCII)
LONGEST = 253


def hosts_of(lines: Iterable[str]) -> list[str]:
    """Each once, in their order; of an address its host. Raises RefusedError for what is no name of a site.

    >>> hosts_of(["https://www.duffel.be/vrije-tijd", "Duffel.be ", "", "www.duffel.be"])
    ['www.duffel.be', 'duffel.be']
    """
    return list(dict.fromkeys(_host(line.strip()) for line in lines if line.strip()))


def _host(line: str) -> str:
    try:
        found = (urlsplit(line).netloc if "//" in line else line.partition("/")[0]).lower()
    except ValueError:
        raise RefusedError("hosts", "host") from None
    if len(found) > LONGEST or not HOST.fullmatch(found):
        raise RefusedError("hosts", "host")
    return found
