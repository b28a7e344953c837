"""The plan of what each layer gets to see, and the newsletter."""

app_name = "visibility"
urlpatterns: list[object] = []
