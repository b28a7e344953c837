"""Every read of surveys of the authority in scope: which there are, who was asked, and what a link opens."""

from draagvlak.capabilities.pulse.queries.surveys import (
    is_promised,
    may_begin,
    promise_of,
    survey_at,
    surveys_of,
)

__all__ = ["is_promised", "may_begin", "promise_of", "survey_at", "surveys_of"]
