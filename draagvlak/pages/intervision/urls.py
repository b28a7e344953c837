"""What municipalities share with one another, side by side."""

app_name = "intervision"
urlpatterns: list[object] = []
