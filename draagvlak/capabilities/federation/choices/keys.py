"""Keys by which an installation signs, as others know them: Ed25519, by the thumbprint of RFC 7638."""

import base64
import hashlib
import json

ALGORITHM = "EdDSA"
KEY_BYTES = 32
GROUPS, DIGITS = 6, 5  # of a fingerprint: 99 bits, to be read out over the telephone


def url_text(content: bytes) -> str:
    """Base64 for addresses, without padding (RFC 7515)."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def url_bytes(text: str) -> bytes:
    """The way back. Raises ValueError for any other writing of the same bytes."""
    found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if url_text(found) != text:
        raise ValueError("Not written as it should be.")
    return found


def jwk_of(key: str) -> dict[str, str]:
    """The public key, of which `key` is the text, as a JSON Web Key (RFC 8037)."""
    return {"crv": "Ed25519", "kty": "OKP", "x": key}


def thumbprint(key: str) -> str:
    """Of the public key (RFC 7638): SHA-256 over its members in their order, as text. The example is that of RFC 8037.

    >>> thumbprint("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'
    """
    return url_text(_digest(key))


def fingerprint(key: str) -> str:
    """Six groups of five digits for people to compare: the thumbprint modulo 10³⁰.

    >>> fingerprint("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    '50423 55284 15544 98940 99104 10121'
    """
    number = int.from_bytes(_digest(key)) % 10 ** (GROUPS * DIGITS)
    digits = f"{number:0{GROUPS * DIGITS}d}"
    return " ".join(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


def _digest(key: str) -> bytes:
    return hashlib.sha256(json.dumps(jwk_of(key), sort_keys=True, separators=(",", ":")).encode()).digest()
