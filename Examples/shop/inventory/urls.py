from django.urls import path

from . import views

app_name = "inventory"

urlpatterns = [
    path("", views.StockListView.as_view(), name="stock"),
    path("<int:pk>/", views.StockLevelUpdateView.as_view(), name="stock-edit"),
    path("<int:pk>/receive/", views.receive, name="receive"),
]
