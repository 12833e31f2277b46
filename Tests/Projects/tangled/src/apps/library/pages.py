from django.shortcuts import render as show
from django.views.generic import TemplateView

from .models import Book, Rack

ROOT = "shelf"


def all_books(request):
    return show(request, ROOT + "/all.html", {"books": Book.objects.free()})


def racks(request):
    template = "%s/racks.htm" % ROOT
    return show(request, template, {"racks": Rack.objects.prefetch_related("books")})


PAGES = {
    "all": all_books,
    "racks": racks,
    "about": TemplateView.as_view(template_name="about.html", extra_context={"since": 1998}),
}
