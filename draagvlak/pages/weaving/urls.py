"""Stories woven from fragments: written, looked over, given back, read."""

app_name = "weaving"
urlpatterns: list[object] = []
