"""Signed files between installations."""

app_name = "federation"
urlpatterns: list[object] = []
