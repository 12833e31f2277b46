from django import forms

from .models import Payment


class PaymentForm(forms.Form):
    provider = forms.ChoiceField(choices=Payment.Provider.choices, widget=forms.RadioSelect)
