from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.http import HttpResponseForbidden
from django.shortcuts import get_object_or_404, render
from django.views import View
from django.views.generic import CreateView, ListView

from catalog.models import Product

from .forms import ReviewForm
from .models import Review, ReviewVote


class ReviewCreateView(LoginRequiredMixin, CreateView):
    form_class = ReviewForm
    template_name = "reviews/review_form.html"

    def dispatch(self, request, *args, **kwargs):
        self.product = get_object_or_404(Product.objects.published(), slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        form.instance.author = self.request.user
        form.instance.content_object = self.product
        return super().form_valid(form)

    def get_success_url(self):
        return self.product.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(product=self.product, **kwargs)


class VoteView(LoginRequiredMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        review = get_object_or_404(Review.objects.approved(), pk=pk)
        if review.author == request.user:
            return HttpResponseForbidden("You cannot vote for your own review.")
        value = -1 if "down" in request.POST else 1
        ReviewVote.objects.update_or_create(
            review=review, user=request.user, defaults={"value": value}
        )
        review = Review.objects.most_helpful().get(pk=pk)
        return render(request, "reviews/partials/review.html", {"review": review})


class ModerationView(PermissionRequiredMixin, ListView):
    permission_required = "reviews.moderate_review"
    queryset = Review.objects.pending().select_related("author")
    template_name = "reviews/moderation.html"


@login_required
def my_reviews(request):
    reviews = request.user.reviews.prefetch_related("content_object")
    return render(request, "reviews/my_reviews.html", {"reviews": reviews})
