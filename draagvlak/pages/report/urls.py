app_name = "report"
urlpatterns = []
