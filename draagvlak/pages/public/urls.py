"""What everybody sees of a network: its page, feeds, a block to embed, posters."""

app_name = "public"
urlpatterns: list[object] = []
