from django import forms
from django.contrib.auth.forms import BaseUserCreationForm

from .models import Address, User


class SignUpForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "first_name", "last_name"]
        field_classes = {}


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["first_name", "last_name", "phone", "marketing_opt_in"]


class AddressForm(forms.ModelForm):
    class Meta:
        model = Address
        fields = ["kind", "name", "street", "postal_code", "city", "country", "is_default"]

    def clean_country(self):
        return self.cleaned_data["country"].upper()


AddressFormSet = forms.inlineformset_factory(User, Address, form=AddressForm, extra=1)
