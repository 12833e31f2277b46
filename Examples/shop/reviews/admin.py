from django.contrib import admin

from .models import Review, ReviewReply


class ReviewReplyInline(admin.StackedInline):
    model = ReviewReply
    raw_id_fields = ["author"]
    max_num = 1


@admin.register(Review)
class ReviewAdmin(admin.ModelAdmin):
    list_display = ["title", "author", "rating", "status", "created_at"]
    list_filter = ["status", "rating"]
    list_select_related = ["author"]
    search_fields = ["title", "text"]
    inlines = [ReviewReplyInline]
    actions = ["approve"]

    @admin.action(description="Approve", permissions=["change"])
    def approve(self, request, queryset):
        queryset.update(status=Review.Status.APPROVED)
