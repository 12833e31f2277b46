from django import forms
from django.forms import modelformset_factory

from accounts.models import Address
from catalog.models import Product

from .models import CartItem, Order


class AddToCartForm(forms.Form):
    product = forms.ModelChoiceField(Product.objects.published(), widget=forms.HiddenInput)
    quantity = forms.IntegerField(min_value=1, max_value=99, initial=1)


CartItemFormSet = modelformset_factory(CartItem, fields=["quantity"], extra=0, can_delete=True)


class CheckoutForm(forms.ModelForm):
    accept_terms = forms.BooleanField(label="I accept the terms")

    class Meta:
        model = Order
        fields = ["shipping_address", "gift_message"]
        widgets = {"gift_message": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, customer, **kwargs):
        super().__init__(*args, **kwargs)
        addresses = customer.addresses.filter(kind=Address.Kind.SHIPPING)
        self.fields["shipping_address"].queryset = addresses
        self.fields["shipping_address"].required = True


class CorrectionForm(forms.ModelForm):
    """Staff correct what an order costs."""

    class Meta:
        model = Order
        fields = ["total", "shipping_cost", "gift_message"]

    def clean_total(self):
        total = self.cleaned_data["total"]
        if total < 0:
            raise forms.ValidationError("The total cannot be negative.")
        return total
