"""What of consent has had its time goes. Called by the retention of `privacy`, within its own `acting`."""

from django.db.models import QuerySet

from draagvlak.capabilities.consents.models import Ask, QuoteConsent


def _end_quote_consents(rows: QuerySet[QuoteConsent]) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    QuoteConsent.objects.filter(pk__in=keys).delete()
    return len(keys)


def _end_asks(rows: QuerySet[Ask]) -> int:
    """With their addresses; what was answered stays."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    Ask.objects.filter(pk__in=keys).delete()
    return len(keys)
