from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, FormView, ListView

from core.mixins import HtmxTemplateMixin, OwnerQuerysetMixin

from . import services
from .forms import AddToCartForm, CartItemFormSet, CheckoutForm
from .models import Cart, CartItem, Order


@login_required
def cart(request):
    cart, _ = Cart.objects.get_or_create(customer=request.user)
    items = cart.items.select_related("product")
    formset = CartItemFormSet(request.POST or None, queryset=items)
    if request.method == "POST" and formset.is_valid():
        formset.save()
        return redirect("orders:cart")
    return render(request, "orders/cart.html", {"cart": cart, "formset": formset})


@require_POST
@login_required
def add_to_cart(request):
    form = AddToCartForm(request.POST)
    if form.is_valid():
        cart, _ = Cart.objects.get_or_create(customer=request.user)
        item, created = CartItem.objects.get_or_create(
            cart=cart,
            product=form.cleaned_data["product"],
            defaults={"quantity": form.cleaned_data["quantity"]},
        )
        if not created:
            item.quantity = F("quantity") + form.cleaned_data["quantity"]
            item.save(update_fields=["quantity"])
    if request.headers.get("HX-Request"):
        return render(request, "orders/partials/cart_badge.html")
    return redirect("orders:cart")


class CheckoutView(LoginRequiredMixin, FormView):
    form_class = CheckoutForm
    template_name = "orders/checkout.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "customer": self.request.user}

    def get_context_data(self, **kwargs):
        cart = get_object_or_404(Cart, customer=self.request.user)
        return super().get_context_data(cart=cart, **kwargs)

    def form_valid(self, form):
        cart = get_object_or_404(Cart, customer=self.request.user)
        try:
            order = services.place_order(
                cart,
                address=form.cleaned_data["shipping_address"],
                gift_message=form.cleaned_data["gift_message"],
            )
        except services.OrderError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, f"Thank you! Your order number is {order}.")
        return redirect("payments:pay", number=order.number)


class OrderListView(OwnerQuerysetMixin, ListView):
    owner_field = "customer"
    queryset = Order.objects.with_totals()
    template_name = "orders/order_list.html"
    paginate_by = 10


class OrderDetailView(HtmxTemplateMixin, OwnerQuerysetMixin, DetailView):
    owner_field = "customer"
    queryset = Order.objects.with_details()
    slug_field = slug_url_kwarg = "number"
    template_name = "orders/order_detail.html"
    partial_template_name = "orders/partials/order_status.html"


class InvoiceView(OrderDetailView):
    template_name = "orders/invoice.html"
    partial_template_name = None
