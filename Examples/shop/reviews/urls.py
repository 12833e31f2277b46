from django.urls import path

from . import views

app_name = "reviews"

urlpatterns = [
    path("mine/", views.my_reviews, name="mine"),
    path("moderation/", views.ModerationView.as_view(), name="moderation"),
    path("product/<slug:slug>/", views.ReviewCreateView.as_view(), name="create"),
    path("<int:pk>/vote/", views.VoteView.as_view(), name="vote"),
]
