"""Every API endpoint of version 1, under one router."""
from django.urls import include, path
from rest_framework.routers import DefaultRouter

from accounts.api import AddressViewSet, CurrentUserView
from catalog.api import CategoryViewSet, CollectionViewSet, ProductViewSet
from inventory.api import StockLevelViewSet, WarehouseViewSet
from orders.api import CartViewSet, OrderViewSet
from payments.api import PaymentViewSet
from reviews.api import ReviewViewSet

app_name = "api"

router = DefaultRouter()
router.register("addresses", AddressViewSet, basename="address")
router.register("categories", CategoryViewSet)
router.register("products", ProductViewSet)
router.register("collections", CollectionViewSet)
router.register("warehouses", WarehouseViewSet)
router.register("stock", StockLevelViewSet, basename="stock")
router.register("cart", CartViewSet, basename="cart")
router.register("orders", OrderViewSet, basename="order")
router.register("payments", PaymentViewSet, basename="payment")
router.register("reviews", ReviewViewSet, basename="review")

urlpatterns = [
    path("me/", CurrentUserView.as_view(), name="me"),
    path("", include(router.urls)),
]
