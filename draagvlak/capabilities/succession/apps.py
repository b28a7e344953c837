from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    name = "draagvlak.capabilities.succession"
    label = "succession"
    default_auto_field = "django.db.models.BigAutoField"
