from django.apps import AppConfig


class WeavingConfig(AppConfig):
    name = "draagvlak.capabilities.weaving"
    label = "weaving"
    default_auto_field = "django.db.models.BigAutoField"
