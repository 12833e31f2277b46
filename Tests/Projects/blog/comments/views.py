from django.shortcuts import get_object_or_404, redirect
from django.forms import modelform_factory

from .models import Comment, Post

CommentForm = modelform_factory(Comment, fields=('name', 'text'))


def add(request, post_id):
    post = get_object_or_404(Post.live, pk=post_id)
    form = CommentForm(request.POST)
    if form.is_valid():
        comment = form.save(commit=False)
        comment.post = post
        comment.save()
    return redirect(post)
