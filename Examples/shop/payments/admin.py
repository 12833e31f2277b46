from django.contrib import admin

from core.admin import ReadOnlyAdminMixin

from .models import FailedPayment, Payment, Refund, WebhookEvent


class RefundInline(admin.TabularInline):
    model = Refund
    extra = 0


@admin.register(Payment)
class PaymentAdmin(admin.ModelAdmin):
    list_display = ["reference", "order", "provider", "status", "amount", "currency"]
    list_filter = ["status", "provider"]
    search_fields = ["reference", "order__number"]
    raw_id_fields = ["order"]
    inlines = [RefundInline]


@admin.register(FailedPayment, WebhookEvent)
class LogAdmin(ReadOnlyAdminMixin, admin.ModelAdmin):
    list_display = ["__str__", "created_at"]
