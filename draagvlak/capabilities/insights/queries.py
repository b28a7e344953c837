"""Every read of what was measured."""

from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import get_language

from draagvlak.capabilities.insights.models import ConversationAnswer, StoredReport
from draagvlak.capabilities.insights.writers.report_json import EDITION
from draagvlak.capabilities.network.models import Network


def report_of(network: Network) -> dict[str, Any] | None:
    """Today's report of `network` in the language that is on, read alone; None where it is still to be made."""
    language = get_language() or settings.LANGUAGE_CODE
    today = StoredReport.objects.filter(network=network, as_of=localdate())
    found: dict[str, Any] | None = today.values_list(f"texts__{language}", flat=True).first()
    return found if found and found.get("edition") == EDITION else None


def answers_of(network: Network) -> list[ConversationAnswer]:
    """What was said of proposals that still stay out, newest first, with both people."""
    found = ConversationAnswer.objects.filter(network=network, until__gte=localdate())
    return list(found.select_related("a", "b"))
