from django.apps import AppConfig


class VisibilityConfig(AppConfig):
    name = "draagvlak.capabilities.visibility"
    label = "visibility"
    default_auto_field = "django.db.models.BigAutoField"
