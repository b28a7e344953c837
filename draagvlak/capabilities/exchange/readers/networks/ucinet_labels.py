"""The labels of a DL file: one a line, or apart by commas or spaces, between quotes or not."""

import re

LABEL = re.compile(r""""([^"\r\n]*)"|'([^'\r\n]*)'(?=[\s,;]|$)|([^\s,;"]+)""")
LONGEST = 200


def labels_in(piece: str, wanted: int, open_end: bool = False) -> tuple[list[str], int]:
    """The labels of a piece of the head and the length that they take of it.

    Labels with spaces are whole where there are as many lines, or parts between commas, as labels `wanted`. With
    `open_end` no more than `wanted` are taken, since data follow.

    >>> labels_in("An, 'Bo B.', \\"C,D\\"", 3)[0], labels_in("An Peeters\\nBo", 2)[0], labels_in("An B,Bo C", 2)[0]
    (['An', 'Bo B.', 'C,D'], ['An Peeters', 'Bo'], ['An B', 'Bo C'])
    """
    if not open_end and wanted > 1:
        lines = [line.strip().strip(",;").strip() for line in re.split(r"[\r\n]+", piece) if line.strip(" \t,;")]
        parts = [part.strip() for part in re.split(r"[,;\r\n]+", piece) if part.strip()]
        for found in (lines, parts):
            if len(found) == wanted and (found is lines or not any('"' in part for part in found)):
                return [_bare(label) for label in found], len(piece)
    labels: list[str] = []
    length = 0
    for match in LABEL.finditer(piece):
        if open_end and wanted and len(labels) == wanted:
            break
        labels.append(_bare(match[1] or match[2] or match[3] or ""))
        length = match.end()
    return labels, length


def _bare(label: str) -> str:
    for quote in ('"', "'"):
        if len(label) > 1 and label[0] == label[-1] == quote:
            label = label[1:-1]
    return label.strip()[:LONGEST]
