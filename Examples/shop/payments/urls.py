from django.urls import path

from .views import done, pay, webhook

app_name = "payments"

urlpatterns = [
    path("webhook/", webhook, name="webhook"),
    path("order/<str:number>/", pay, name="pay"),
    path("done/<str:reference>/", done, name="done"),
]
