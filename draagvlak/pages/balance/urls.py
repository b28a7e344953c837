from django.urls.resolvers import URLPattern

app_name = "balance"
urlpatterns: list[URLPattern] = []
