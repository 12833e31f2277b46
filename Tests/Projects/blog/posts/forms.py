from django.forms import ModelForm, CharField, Form

from .models import *


class PostForm(ModelForm):
    class Meta:
        model = Post
        exclude = ('author', 'related')


class SearchForm(Form):
    q = CharField(required=False)
