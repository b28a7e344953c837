"""Conversations: notes, what is read in, fragments, themes."""

app_name = "conversations"
urlpatterns: list[object] = []
