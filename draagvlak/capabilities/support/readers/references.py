"""The address of a decision, as it is kept."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from draagvlak.capabilities.network.readers.details import RefusedError

LONGEST = 500
WITHOUT_SCHEME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/|$)", re.IGNORECASE)
CHECK = URLValidator(schemes=["http", "https"])


def reference_of(text: str) -> str:
    """A web address where a decision can be read; "https://" is put before one that lacks it. Raises RefusedError.

    >>> reference_of(" lokaalbeslist.vlaanderen.be/agendapunten/12 "), reference_of("")
    ('https://lokaalbeslist.vlaanderen.be/agendapunten/12', '')
    """
    address = text.strip()
    if not address:
        return ""
    if WITHOUT_SCHEME.match(address):
        address = f"https://{address}"
    try:
        CHECK(address)
        parts = urlsplit(address)
    except (ValidationError, ValueError):
        raise RefusedError("reference", "address") from None
    if len(address) > LONGEST or parts.username or parts.password:
        raise RefusedError("reference", "address")
    return address
