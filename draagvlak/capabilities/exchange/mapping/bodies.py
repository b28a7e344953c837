"""Bodies of a local government, by the words people use for them."""

import re

from draagvlak.basics.letters import plain

# The kinds of support.choices.BodyKind. Only these words alone, with what may stand around them, are a body.
BODIES: tuple[tuple[str, str], ...] = (
    ("college", r"(?:het )?(?:schepen)?college(?: van burgemeester en schepenen)?|cbs|vast bureau|schepencollege"),
    ("council", r"(?:de )?(?:gemeenteraad|ocmw raad|raad voor maatschappelijk welzijn|council|municipal council)"),
    ("bcsd", r"(?:het )?(?:bcsd|bijzonder comite(?: voor de sociale dienst)?)"),
    ("management_team", r"(?:het )?(?:mat|managementteam|directieteam|management team|mat vergadering)"),
    (
        "team_leaders",
        r"(?:het )?(?:(?:diensthoofden|leidinggevenden)overleg|overleg (?:diensthoofden|leidinggevenden))",
    ),
)
LAYER_OF_BODY = {
    "college": "political",
    "council": "political",
    "bcsd": "political",
    "management_team": "management",
    "team_leaders": "team_leader",
}
PATTERNS = tuple((kind, re.compile(words)) for kind, words in BODIES)


def body_of(text: str) -> str | None:
    """The kind of body that a cell names, None where it names none.

    >>> body_of("Het college"), body_of("CBS"), body_of("gemeenteraad"), body_of("college voor tovenaars")
    ('college', 'college', 'council', None)
    """
    words = plain(text)
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(words)), None)
