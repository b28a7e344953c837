"""Bodies of a local government, by the words people use for them, and who sits in which, by their function."""

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
# Aldermen and the mayor sit in the council too; of a member of the council alone nobody says that of the college.
SEATS = {
    "college": re.compile(r"\b(?:burgemeester|schepen\w*|mayor|alderman|college|vast bureau)\b"),
    "council": re.compile(r"\b(?:burgemeester|schepen\w*|mayor|alderman|councillor|gemeenteraad\w*|raadslid)\b"),
    "bcsd": re.compile(r"\b(?:bcsd|bijzonder comite)\b"),
}


def body_of(text: str) -> str | None:
    """The kind of body that a cell names, None where it names none.

    >>> body_of("Het college"), body_of("CBS"), body_of("gemeenteraad"), body_of("college voor tovenaars")
    ('college', 'college', 'council', None)
    """
    words = plain(text)
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(words)), None)


def sits_in(body: str, layers: tuple[str, ...], function: str) -> bool:
    """Whether somebody of `layers` with this function sits in a body: of management and team leaders all of the layer.

    >>> sits_in("college", ("political",), "schepen van cultuur"), sits_in("college", ("political",), "raadslid")
    (True, False)
    """
    if LAYER_OF_BODY[body] not in layers:
        return False
    pattern = SEATS.get(body)
    return pattern is None or pattern.search(plain(function)) is not None
