from django.contrib import admin

from .models import StockLevel, StockMovement, Warehouse


class StockLevelInline(admin.TabularInline):
    model = Warehouse.products.through
    autocomplete_fields = ["product"]
    extra = 0


class StockMovementInline(admin.TabularInline):
    model = StockMovement
    raw_id_fields = ["order"]
    extra = 0


@admin.register(Warehouse)
class WarehouseAdmin(admin.ModelAdmin):
    list_display = ["code", "name", "is_active"]
    inlines = [StockLevelInline]


@admin.register(StockLevel)
class StockLevelAdmin(admin.ModelAdmin):
    list_display = ["product", "warehouse", "on_hand", "reserved", "reorder_level"]
    list_editable = ["reorder_level"]
    list_filter = ["warehouse"]
    list_select_related = ["product", "warehouse"]
    inlines = [StockMovementInline]
