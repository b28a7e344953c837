from django.apps import AppConfig


class CompetencesConfig(AppConfig):
    name = "draagvlak.capabilities.competences"
    label = "competences"
    default_auto_field = "django.db.models.BigAutoField"
