"""To which reference region a municipality belongs: the 15 in which the Flemish Government divided the region for
cooperation between municipalities (decree of 3 February 2023 on region forming). See decision 0129.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "files" / "reference_regions.csv"


@cache
def regions() -> Mapping[str, str]:
    """The name of its region by the NIS code of each municipality of the official list.

    >>> regions()["12025"]
    'Rivierenland'
    """
    rows = csv.DictReader(LIST.read_text(encoding="utf-8").splitlines())
    return {row["nis"]: row["region"] for row in rows}
