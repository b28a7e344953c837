"""Asking who said something whether it may be used, and what they answer."""

app_name = "consents"
urlpatterns: list[object] = []
