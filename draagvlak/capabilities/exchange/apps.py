from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "draagvlak.capabilities.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
