from django.urls import path

from . import views

app_name = "catalog"

urlpatterns = [
    path("", views.ProductListView.as_view(), name="products"),
    path("category/<slug:slug>/", views.CategoryView.as_view(), name="category"),
    path("collections/", views.CollectionListView.as_view(), name="collections"),
    path("collections/<slug:slug>/", views.CollectionDetailView.as_view(), name="collection"),
    path("products/new/", views.ProductCreateView.as_view(), name="product-create"),
    path("products/<slug:slug>/", views.ProductDetailView.as_view(), name="product"),
    path("products/<slug:slug>/edit/", views.ProductUpdateView.as_view(), name="product-edit"),
    path("products/<slug:slug>/publish/", views.publish_product, name="product-publish"),
]
