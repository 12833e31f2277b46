from django.contrib.auth.decorators import permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, DetailView, ListView, UpdateView
from django_filters.views import FilterView

from core.mixins import HtmxTemplateMixin, PageTitleMixin
from orders.forms import AddToCartForm
from reviews.forms import ReviewForm

from .filters import ProductFilter
from .forms import ProductForm, ProductImageFormSet
from .models import Category, Collection, Product


class ProductListView(HtmxTemplateMixin, PageTitleMixin, FilterView):
    filterset_class = ProductFilter
    template_name = "catalog/product_list.html"
    partial_template_name = "catalog/partials/product_grid.html"
    context_object_name = "products"
    paginate_by = 24
    page_title = "All products"

    def get_queryset(self):
        return Product.objects.published().for_listing()


class CategoryView(ProductListView):
    def get_queryset(self):
        self.category = get_object_or_404(Category, slug=self.kwargs["slug"], is_active=True)
        return super().get_queryset().in_category(self.category)

    def get_page_title(self):
        return self.category.name

    def get_context_data(self, **kwargs):
        return super().get_context_data(category=self.category, **kwargs)


class ProductDetailView(DetailView):
    queryset = Product.objects.published().for_listing()
    template_name = "catalog/product_detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["cart_form"] = AddToCartForm(initial={"product": self.object})
        context["review_form"] = ReviewForm()
        context["reviews"] = self.object.reviews.approved().select_related("author")
        return context


class CollectionListView(ListView):
    queryset = Collection.objects.featured()
    paginate_by = 12


class CollectionDetailView(DetailView):
    model = Collection

    def get_context_data(self, **kwargs):
        items = self.object.items.select_related("product__category")
        return super().get_context_data(items=items, **kwargs)


class ProductEditMixin(PermissionRequiredMixin):
    model = Product
    form_class = ProductForm
    template_name = "catalog/product_form.html"

    def get_context_data(self, **kwargs):
        if "images" not in kwargs:
            kwargs["images"] = ProductImageFormSet(
                self.request.POST or None, self.request.FILES or None, instance=self.object
            )
        return super().get_context_data(**kwargs)

    def form_valid(self, form):
        images = ProductImageFormSet(
            self.request.POST, self.request.FILES, instance=form.instance
        )
        if not images.is_valid():
            return self.render_to_response(self.get_context_data(form=form, images=images))
        response = super().form_valid(form)
        images.instance = self.object
        images.save()
        return response


class ProductCreateView(ProductEditMixin, CreateView):
    permission_required = "catalog.add_product"


class ProductUpdateView(ProductEditMixin, UpdateView):
    permission_required = "catalog.change_product"


@require_POST
@permission_required("catalog.publish_product", raise_exception=True)
def publish_product(request, slug):
    product = get_object_or_404(Product, slug=slug)
    product.status = Product.Status.PUBLISHED
    product.save(update_fields=["status", "updated_at"])
    return redirect(product)
