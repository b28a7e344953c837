from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "draagvlak.capabilities.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"
