from django.contrib.admin.views.decorators import staff_member_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import ListView, UpdateView

from core.mixins import HtmxTemplateMixin, StaffRequiredMixin

from . import services
from .forms import ReceiveForm, StockLevelForm
from .models import StockLevel


class StockListView(StaffRequiredMixin, HtmxTemplateMixin, ListView):
    queryset = StockLevel.objects.select_related("product", "warehouse")
    template_name = "inventory/stock_list.html"
    partial_template_name = "inventory/partials/stock_table.html"
    paginate_by = 50

    def get_queryset(self):
        levels = super().get_queryset()
        return levels.low() if "low" in self.request.GET else levels


class StockLevelUpdateView(StaffRequiredMixin, UpdateView):
    model = StockLevel
    form_class = StockLevelForm
    template_name = "inventory/stock_form.html"
    success_url = "/inventory/"


@require_POST
@staff_member_required
def receive(request, pk):
    level = get_object_or_404(StockLevel.objects.select_related("product", "warehouse"), pk=pk)
    form = ReceiveForm(request.POST)
    if form.is_valid():
        services.receive(level, form.cleaned_data["quantity"])
        level.refresh_from_db()
    if request.headers.get("HX-Request"):
        return render(request, "inventory/partials/stock_row.html", {"level": level})
    return redirect("inventory:stock")
