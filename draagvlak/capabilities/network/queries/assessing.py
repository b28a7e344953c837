"""The impact assessment of the authority in scope."""

from draagvlak.capabilities.network.models import ImpactDecision
from draagvlak.capabilities.network.wording.document import Document, document_of


def assessment() -> ImpactDecision | None:
    """The one at hand: the newest, whether it is being written, was decided on, or was withdrawn."""
    return ImpactDecision.objects.select_related("authority", "recorded_by").first()


def document() -> Document | None:
    found = assessment()
    return document_of(found) if found else None
