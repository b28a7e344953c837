from django.apps import AppConfig


class BookletsConfig(AppConfig):
    name = "draagvlak.capabilities.booklets"
    label = "booklets"
    default_auto_field = "django.db.models.BigAutoField"
