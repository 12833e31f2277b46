from django.contrib import admin

from comments.models import Comment
from . import models


class CommentInline(admin.StackedInline):
    model = Comment


class PostAdmin(admin.ModelAdmin):
    list_display = ('title', 'category', 'status', 'word_count')
    list_filter = ('status', 'tags')
    prepopulated_fields = {'slug': ('title',)}
    inlines = (CommentInline,)

    def word_count(self, post):
        return len(post.body.split())
    word_count.short_description = 'words'


admin.site.register(models.Post, PostAdmin)
admin.site.register([models.Category, models.Tag])
