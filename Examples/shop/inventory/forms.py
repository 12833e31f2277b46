from django import forms

from .models import StockLevel


class ReceiveForm(forms.Form):
    quantity = forms.IntegerField(min_value=1)


class StockLevelForm(forms.ModelForm):
    class Meta:
        model = StockLevel
        exclude = ["reserved"]  # noqa: DJ006
