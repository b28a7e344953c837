from django.apps import AppConfig


class PublicPagesConfig(AppConfig):
    name = "draagvlak.capabilities.public_pages"
    label = "public_pages"
    default_auto_field = "django.db.models.BigAutoField"
