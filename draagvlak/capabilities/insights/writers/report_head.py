"""What pages tell of a report beside the letter itself, taken out of its JSON."""

from typing import Any

Json = dict[str, Any]
WHOLE = ("edition", "as_of", "counts", "conversations", "carrying_of_bodies")


def head_of(report: Json) -> Json:
    """Of the anchoring all but the people on each way and who cuts it; whether there is a director, and not who."""
    anchored = report["anchoring"]
    return {
        **{part: report[part] for part in WHOLE},
        "director": {"id": report["director"]["id"] and "director"},
        "anchoring": {
            **{part: anchored[part] for part in ("stage_key", "sentence", "next")},
            "paths": [{**path, "routes": []} for path in anchored["paths"]],
            "cut_points": [],
        },
    }
