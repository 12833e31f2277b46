from django.contrib import admin
from django.contrib.contenttypes.admin import GenericTabularInline

from .models import AuditEntry, Tag, TaggedItem


class TaggedItemInline(GenericTabularInline):
    model = TaggedItem
    extra = 0
    autocomplete_fields = ["tag"]


class ReadOnlyAdminMixin:
    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdminMixin, admin.ModelAdmin):
    list_display = ["created_at", "actor", "action", "summary"]
    list_filter = ["action", "content_type"]
    list_select_related = ["actor"]
    date_hierarchy = "created_at"
