from django import forms

from .models import Product, ProductImage


class ProductForm(forms.ModelForm):
    class Meta:
        model = Product
        fields = [
            "category", "name", "slug", "sku", "description",
            "price", "compare_at_price", "weight_grams",
        ]
        widgets = {"description": forms.Textarea(attrs={"rows": 6})}

    def clean(self):
        data = super().clean()
        price, compare_at = data.get("price"), data.get("compare_at_price")
        if price and compare_at and compare_at <= price:
            self.add_error("compare_at_price", "Must be higher than the price.")
        return data


ProductImageFormSet = forms.inlineformset_factory(
    Product, ProductImage, fields=["file", "alt_text", "position"], extra=2
)


class ImportForm(forms.Form):
    file = forms.FileField()
    publish = forms.BooleanField(required=False)
