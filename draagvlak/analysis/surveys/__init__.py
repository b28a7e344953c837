"""What a survey says: of one layer (`scores`), and of all of them without telling of anybody (`publishing`)."""

from draagvlak.analysis.surveys.publishing import Cell, Published, published
from draagvlak.analysis.surveys.scores import (
    CONSTRUCTS,
    Certainty,
    LayerScore,
    certainty_of,
    layer_score,
    respondent_score,
)

__all__ = [
    "CONSTRUCTS",
    "Cell",
    "Certainty",
    "LayerScore",
    "Published",
    "certainty_of",
    "layer_score",
    "published",
    "respondent_score",
]
