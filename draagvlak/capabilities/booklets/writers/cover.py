"""What stands on the cover of an EPUB: the title in lines, and threads that cross, in the colours of the layers."""

LAYERS = (
    "#b3261e",
    "#c2570c",
    "#8a6d00",
    "#2e7d32",
    "#00727a",
    "#1f5fbf",
    "#6a3fa0",
)  # LOOK: the layers in their order
LETTERS, HIGHEST, STEP = 17, 6, 68  # in a line, lines, and between two of them
FIRST, TOP, HEIGHT, WIDTH = 200, 590, 250, 600


def cover_lines(title: str) -> list[dict[str, str | int]]:
    """
    >>> [line["text"] for line in cover_lines("Wat blijft als je loslaat")]
    ['Wat blijft als je', 'loslaat']
    """
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > HIGHEST:
        lines = [*lines[: HIGHEST - 1], lines[HIGHEST - 1] + " …"]
    return [{"text": text, "y": FIRST + STEP * n} for n, text in enumerate(lines)]


def threads() -> list[dict[str, str]]:
    return [{"colour": colour, "path": _path(n)} for n, colour in enumerate(LAYERS)]


def _path(n: int) -> str:
    count = len(LAYERS)
    start, middle, end = (TOP + HEIGHT * (at % count + 0.5) / count for at in (n, n * 5 + 1, n * 3 + 2))
    x = [WIDTH * part / 100 for part in (18, 30, 48, 66, 80, 100)]
    first = f"C {x[0]:.0f} {start:.0f} {x[1]:.0f} {middle:.0f} {x[2]:.0f} {middle:.0f}"
    return f"M 0 {start:.0f} {first} C {x[3]:.0f} {middle:.0f} {x[4]:.0f} {end:.0f} {x[5]:.0f} {end:.0f}"
