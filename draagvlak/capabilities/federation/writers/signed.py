"""A signed file: a JWS in compact form (RFC 7515), which readers.signed reads back."""

import json
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from draagvlak.capabilities.federation.choices import MOST_BYTES
from draagvlak.capabilities.federation.choices.keys import ALGORITHM, jwk_of, thumbprint
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.readers.shape import check
from draagvlak.capabilities.federation.readers.signed import TYPE
from draagvlak.capabilities.federation.writers.own_key import own_key, public_key

CONTENT_TYPE = "application/jose"


def signed(document: dict[str, Any], by: Ed25519PrivateKey | None = None) -> bytes:
    """The whole `document` of the schema, signed by the key of this installation, or `by` another.

    Raises RefusedFileError where it has another shape, holds a register number or would be too large to be read.
    """
    check(document)
    payload = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    private = by or own_key()
    key = public_key(private)
    headers = {"typ": TYPE, "kid": thumbprint(key), "jwk": jwk_of(key)}
    content = jwt.PyJWS().encode(payload, private, ALGORITHM, headers).encode()
    if len(content) > MOST_BYTES:
        raise RefusedFileError("too-large")
    return content
