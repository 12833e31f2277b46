from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as BaseUserAdmin

from .models import Address, CustomerProfile, StaffMember, User


class AddressInline(admin.TabularInline):
    model = Address
    extra = 0


class CustomerProfileInline(admin.StackedInline):
    model = CustomerProfile
    can_delete = False


@admin.register(User)
class UserAdmin(BaseUserAdmin):
    list_display = ["email", "first_name", "last_name", "is_staff", "marketing_opt_in"]
    list_filter = ["is_staff", "is_active", "marketing_opt_in"]
    search_fields = ["email", "first_name", "last_name"]
    ordering = ["email"]
    inlines = [CustomerProfileInline, AddressInline]
    actions = ["unsubscribe"]
    fieldsets = [
        (None, {"fields": ["email", "password"]}),
        ("Person", {"fields": ["first_name", "last_name", "phone", "marketing_opt_in"]}),
        ("Access", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "password1", "password2"]})]

    @admin.action(description="Unsubscribe from marketing mail")
    def unsubscribe(self, request, queryset):
        updated = queryset.update(marketing_opt_in=False)
        self.message_user(request, f"{updated} users unsubscribed.")


@admin.register(StaffMember)
class StaffMemberAdmin(admin.ModelAdmin):
    list_display = ["email", "last_login"]
    fields = ["email", "groups"]
