app_name = "start"
urlpatterns = []
