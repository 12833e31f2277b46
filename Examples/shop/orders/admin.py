from django.contrib import admin, messages

from . import services
from .forms import CorrectionForm
from .models import Cart, CartItem, Order, OrderItem, OrderStatusChange


class OrderItemInline(admin.TabularInline):
    model = OrderItem
    raw_id_fields = ["product"]
    extra = 0


class OrderStatusChangeInline(admin.TabularInline):
    model = OrderStatusChange
    readonly_fields = ["old_status", "new_status", "changed_by", "created_at"]
    can_delete = False
    extra = 0


class CartItemInline(admin.TabularInline):
    model = CartItem
    extra = 0


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    form = CorrectionForm
    list_display = ["number", "customer", "status", "created_at", "total", "items_total"]
    list_filter = ["status"]
    list_select_related = ["customer"]
    search_fields = ["number", "customer__email"]
    readonly_fields = ["number", "status", "shipped_at"]
    date_hierarchy = "created_at"
    inlines = [OrderItemInline, OrderStatusChangeInline]
    actions = ["mark_shipped", "cancel"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_totals()

    @admin.display(ordering="items_total")
    def items_total(self, order):
        return order.items_total

    @admin.action(description="Mark as shipped")
    def mark_shipped(self, request, queryset):
        self.change_all(request, queryset, Order.Status.SHIPPED)

    @admin.action(description="Cancel")
    def cancel(self, request, queryset):
        self.change_all(request, queryset, Order.Status.CANCELLED)

    def change_all(self, request, queryset, status):
        for order in queryset:
            try:
                services.change_status(order, status, by=request.user)
            except services.OrderError as error:
                self.message_user(request, str(error), level=messages.ERROR)


@admin.register(Cart)
class CartAdmin(admin.ModelAdmin):
    list_display = ["customer", "updated_at"]
    inlines = [CartItemInline]
