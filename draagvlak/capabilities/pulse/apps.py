from django.apps import AppConfig


class PulseConfig(AppConfig):
    name = "draagvlak.capabilities.pulse"
    label = "pulse"
    default_auto_field = "django.db.models.BigAutoField"
