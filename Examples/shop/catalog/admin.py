from django.contrib import admin

from core.admin import TaggedItemInline

from .models import Category, Collection, CollectionItem, DigitalProduct, Product, ProductImage
from .tasks import refresh_search_text


class ProductImageInline(admin.TabularInline):
    model = ProductImage
    extra = 0


class CollectionItemInline(admin.TabularInline):
    model = CollectionItem
    autocomplete_fields = ["product"]
    extra = 0


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "parent", "is_active"]
    list_select_related = ["parent"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    list_display = ["name", "sku", "category", "price", "status", "on_sale"]
    list_filter = ["status", "category"]
    list_select_related = ["category"]
    search_fields = ["name", "sku"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["public_id", "created_at"]
    inlines = [ProductImageInline, TaggedItemInline]
    actions = ["publish", "retire"]

    @admin.display(boolean=True, description="on sale")
    def on_sale(self, product):
        return product.is_on_sale

    @admin.action(description="Publish", permissions=["publish"])
    def publish(self, request, queryset):
        queryset.update(status=Product.Status.PUBLISHED)
        for pk in queryset.values_list("pk", flat=True):
            refresh_search_text.delay(pk)

    @admin.action(description="Retire")
    def retire(self, request, queryset):
        queryset.update(status=Product.Status.RETIRED)

    def has_publish_permission(self, request):
        return request.user.has_perm("catalog.publish_product")


admin.site.register(DigitalProduct, ProductAdmin)


class CollectionAdmin(admin.ModelAdmin):
    list_display = ["name", "curator", "is_featured"]
    inlines = [CollectionItemInline]


admin.site.register(Collection, CollectionAdmin)
