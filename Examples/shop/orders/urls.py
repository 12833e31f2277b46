from django.urls import path, re_path

from . import views

app_name = "orders"

urlpatterns = [
    path("", views.OrderListView.as_view(), name="list"),
    path("cart/", views.cart, name="cart"),
    path("cart/add/", views.add_to_cart, name="cart-add"),
    path("checkout/", views.CheckoutView.as_view(), name="checkout"),
    re_path(r"^(?P<number>[0-9A-F-]+)/$", views.OrderDetailView.as_view(), name="detail"),
    re_path(r"^(?P<number>[0-9A-F-]+)/invoice/$", views.InvoiceView.as_view(), name="invoice"),
]
