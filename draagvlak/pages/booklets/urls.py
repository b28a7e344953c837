"""Threads across stories, themes, and booklets."""

app_name = "booklets"
urlpatterns: list[object] = []
