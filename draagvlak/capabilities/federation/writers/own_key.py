"""The key by which this installation signs: made at first use, kept in the state folder for nobody else to read.

Not derived from the secret key, which may change; not in the database, whose copies go further than a key should.
"""

import os
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from draagvlak.capabilities.federation.choices.keys import url_text

NAME = "signing_key.pem"


def own_key() -> Ed25519PrivateKey:
    """Raises OSError where it can be neither read nor made, and ValueError for a file that holds another thing."""
    kept = Path(settings.STATE) / NAME
    if not kept.exists():
        _make(kept)
    found = serialization.load_pem_private_key(kept.read_bytes(), None)
    if not isinstance(found, Ed25519PrivateKey):
        raise ValueError(f"{NAME} holds no Ed25519 key.")
    return found


def own_public_key() -> str:
    return public_key(own_key())


def public_key(private: Ed25519PrivateKey) -> str:
    """As text, for choices.keys."""
    return url_text(private.public_key().public_bytes_raw())


def _make(kept: Path) -> None:
    """Whole or not at all, and once: of two processes that make one at the same time, the first is kept."""
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    handle, name = tempfile.mkstemp(prefix=f".{NAME}-", dir=kept.parent)  # mode 600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes(*form))
            file.flush()
            os.fsync(file.fileno())
        os.link(name, kept)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
