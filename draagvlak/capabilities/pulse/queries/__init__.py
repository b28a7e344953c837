"""Every read of surveys of the authority in scope: which there are, who was asked, and what a link opens."""

from draagvlak.capabilities.pulse.queries.surveys import (
    closed_of,
    is_promised,
    may_begin,
    promise_of,
    survey_at,
    surveys_of,
)

__all__ = ["closed_of", "is_promised", "may_begin", "promise_of", "survey_at", "surveys_of"]
