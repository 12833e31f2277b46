from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.generic import CreateView, DeleteView, UpdateView

from core.mixins import OwnerQuerysetMixin, PageTitleMixin

from .forms import AddressFormSet, ProfileForm, SignUpForm
from .models import Address, User


class SignUpView(PageTitleMixin, CreateView):
    model = User
    form_class = SignUpForm
    template_name = "accounts/signup.html"
    success_url = reverse_lazy("accounts:profile")
    page_title = "Create an account"

    def form_valid(self, form):
        response = super().form_valid(form)
        login(self.request, self.object, backend="django.contrib.auth.backends.ModelBackend")
        return response


class ProfileView(LoginRequiredMixin, PageTitleMixin, UpdateView):
    form_class = ProfileForm
    template_name = "accounts/profile.html"
    success_url = reverse_lazy("accounts:profile")
    page_title = "Your profile"

    def get_object(self, queryset=None):
        return self.request.user


class AddressDeleteView(OwnerQuerysetMixin, DeleteView):
    model = Address
    success_url = reverse_lazy("accounts:addresses")


@login_required
def addresses(request):
    formset = AddressFormSet(request.POST or None, instance=request.user)
    if request.method == "POST" and formset.is_valid():
        formset.save()
        messages.success(request, "Addresses saved.")
        return redirect("accounts:addresses")
    return render(request, "accounts/addresses.html", {"formset": formset})
