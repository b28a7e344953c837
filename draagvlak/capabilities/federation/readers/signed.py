"""From the bytes of a signed file to what it says: a JWS in compact form (RFC 7515), signed with Ed25519 (RFC 8037).

The public key stands in its header, so that whoever gets a first file can ask whether it is the right one; that it is
trusted, the table of senders says. Nothing here is believed before the signature fits.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from draagvlak.capabilities.federation.choices import MOST_BYTES, SCHEMA
from draagvlak.capabilities.federation.choices.keys import ALGORITHM, KEY_BYTES, jwk_of, thumbprint, url_bytes
from draagvlak.capabilities.federation.choices.refusals import RefusedFileError
from draagvlak.capabilities.federation.choices.shapes import Body
from draagvlak.capabilities.federation.readers.bodies import body_of, without_withdrawn
from draagvlak.capabilities.federation.readers.shape import check

HEADER = {"alg", "typ", "kid", "jwk"}
TYPE = "draagvlak-shared+jws"
MOST_HEADER = 1000
BROKEN = (ValueError, TypeError, KeyError, RecursionError, jwt.PyJWTError)


@dataclass(frozen=True)
class Taken:
    """A file whose signature fits and whose shape is right. `key`: the public key, as text."""

    key: str
    code: str
    name: str
    kind: str
    municipalities: tuple[str, ...]
    audience: str
    sequence: int
    made_at: datetime
    body: Body


def read(content: bytes) -> Taken:
    """Raises RefusedFileError: too-large, unreadable, changed, unknown-version, register-number or wrong-shape."""
    if len(content) > MOST_BYTES:
        raise RefusedFileError("too-large")
    key = _key_of(content)
    found = _said(_payload(content, key))
    if not isinstance(found, dict) or not isinstance(found.get("schema"), str):
        raise RefusedFileError("unreadable")
    if found["schema"] != SCHEMA:
        raise RefusedFileError("unknown-version")
    check(found)
    try:
        made_at = datetime.fromisoformat(found["made_at"])
        body = without_withdrawn(body_of(found))
    except ValueError as error:  # a day that doesn't exist
        raise RefusedFileError("wrong-shape") from error
    sender = found["sender"]
    names = tuple(one["name"] for one in sender["municipalities"])
    who = sender["code"], sender["name"], sender["kind"], names
    return Taken(key, *who, found["audience"]["code"], found["sequence"], made_at, body)


def _key_of(content: bytes) -> str:
    """The public key in the header. Raises RefusedFileError."""
    try:
        parts = content.decode("ascii").split(".")
        header: dict[str, Any] = json.loads(url_bytes(parts[0])) if len(parts[0]) <= MOST_HEADER else {}
        url_bytes(parts[2])  # one way to write a signature
        key = header["jwk"]["x"]
        is_ours = len(parts) == 3 and set(header) == HEADER and header["alg"] == ALGORITHM and header["typ"] == TYPE
        is_ours = is_ours and header["jwk"] == jwk_of(key) and header["kid"] == thumbprint(key)
        if not is_ours or len(url_bytes(key)) != KEY_BYTES:
            raise RefusedFileError("unreadable")
    except (*BROKEN, IndexError) as error:
        raise RefusedFileError("unreadable") from error
    return str(key)


def _payload(content: bytes, key: str) -> bytes:
    try:
        public = Ed25519PublicKey.from_public_bytes(url_bytes(key))
        found = jwt.PyJWS(algorithms=[ALGORITHM]).decode_complete(content, public, algorithms=[ALGORITHM])
    except jwt.InvalidSignatureError as error:
        raise RefusedFileError("changed") from error
    except BROKEN as error:
        raise RefusedFileError("unreadable") from error
    payload: bytes = found["payload"]
    return payload


def _said(payload: bytes) -> Any:
    """Its JSON, strictly: no key twice, whole numbers only, no deeper than Python reads."""
    try:
        return json.loads(payload, object_pairs_hook=_once, parse_float=_none, parse_constant=_none)
    except BROKEN as error:
        raise RefusedFileError("unreadable") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("A key stands there twice.")
    return found


def _none(_number: str) -> None:
    raise ValueError("Whole numbers only.")
