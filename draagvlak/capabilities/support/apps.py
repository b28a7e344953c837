from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "draagvlak.capabilities.support"
    label = "support"
    default_auto_field = "django.db.models.BigAutoField"
