"""The code by which an authority of another installation is addressed: sixteen characters, told over the telephone."""

import hashlib

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none that look alike
GROUPS, LENGTH = 4, 4
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def code_for(key: str, authority: int) -> str:
    """Of the authority with this key of its row, in the installation with this public key: 80 bits.

    >>> code_for("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", 1)
    'BCKF-BVZH-SEYD-9RDG'
    """
    number = int.from_bytes(hashlib.sha256(f"{key} {authority}".encode()).digest())
    return _grouped([LETTERS[number >> 5 * at & 31] for at in range(GROUPS * LENGTH)])


def code_of(typed: str) -> str:
    """The code that was meant, or "" where it is none.

    >>> code_of(" abcd efgh jkmn pqro "), code_of("abcd")
    ('ABCD-EFGH-JKMN-PQR0', '')
    """
    letters = [letter for letter in typed.upper().translate(LOOKALIKES) if letter not in " -–\t"]
    is_one = len(letters) == GROUPS * LENGTH and set(letters) <= set(LETTERS)
    return _grouped(letters) if is_one else ""


def _grouped(letters: list[str]) -> str:
    return "-".join("".join(letters[at : at + LENGTH]) for at in range(0, GROUPS * LENGTH, LENGTH))
