from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse_lazy
from django.views import generic

from .forms import *
from .models import *


class PostList(generic.ListView):
    paginate_by = settings.POSTS_PER_PAGE

    def get_queryset(self):
        return Post.live.select_related('category', 'author')


class PostMonth(generic.MonthArchiveView):
    date_field = 'published'
    month_format = '%m'
    template_name = 'posts/post_list.html'
    context_object_name = 'post_list'
    get_queryset = PostList.get_queryset


class PostDetail(generic.DateDetailView):
    model = Post
    date_field = 'published'
    month_format = '%m'

    def get_object(self, queryset=None):
        return Post.live.get(slug=self.kwargs['slug'])


class CategoryDetail(generic.DetailView):
    model = Category

    def get_context_data(self, **kwargs):
        kwargs['post_list'] = Post.live.filter(category=self.object)
        return super(CategoryDetail, self).get_context_data(**kwargs)


class PostCreate(LoginRequiredMixin, generic.CreateView):
    model = Post
    form_class = PostForm
    success_url = reverse_lazy('blog:index')

    def form_valid(self, form):
        form.instance.author = self.request.user
        return super(PostCreate, self).form_valid(form)


def search(request, template_name='posts/search.html'):
    form = SearchForm(request.GET)
    found = Post.live.none()
    if form.is_valid() and form.cleaned_data['q']:
        words = form.cleaned_data['q']
        found = Post.live.filter(Q(title__icontains=words) | Q(tags__word__iexact=words)).distinct()
    return render(request, template_name, locals())
