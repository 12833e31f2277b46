import Checks

let adminUnknownField = Rule(
  "DJA001", "admin-unknown-field",
  "An admin class names something that neither it nor its model has.",
  why: "Django's checks stop the server; what they do not look at fails with the first request or search.",
  .error, .proven,
  facets: [
    "list_display", "list_display_links", "list_editable", "list_filter", "search_fields", "ordering",
    "readonly_fields", "fields", "prepopulated_fields", "raw_id_fields", "autocomplete_fields", "filter_horizontal",
    "date_hierarchy", "inline",
  ],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          placed = models.DateTimeField()
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Customer, Order

      @admin.register(Order)
      class OrderAdmin(admin.ModelAdmin):
          list_display = ["id", «"customer_nam"»]
          list_filter = [«"custmer"», "customer__name"]
          search_fields = [«"customer"», "^customer__name", «"customer__nam"»]
          ordering = [«"-plced"»]
          readonly_fields = [«"shown"»]
          raw_id_fields = [«"placed"»]
          date_hierarchy = «"customer"»
          fields = ["customer", «"plaed"»]
          list_editable = [«"placed"»]
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          note = models.CharField(max_length=20)
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Customer, Order

      class OrderInline(admin.TabularInline):
          «model» = Order

      @admin.register(Customer)
      class CustomerAdmin(admin.ModelAdmin):
          inlines = [OrderInline]
          prepopulated_fields = {«"nam"»: ["name"]}
          fieldsets = [(None, {"fields": ["name", («"nme"»,)]})]
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
          pages = models.IntegerField()
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Order

      @admin.register(Order)
      class OrderAdmin(admin.ModelAdmin):
          list_display = ["name"]
          list_display += ["pages", «"pagse"»]
          list_editable = ["pages", «"placed"»]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)
          extra = models.JSONField()

          def orders(self):
              return 3

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          placed = models.DateTimeField()
          tags = models.ManyToManyField(Customer, related_name="+")
      --- shop/admin.py
      from django import forms
      from django.contrib import admin
      from shop.models import Customer, Order

      def shout(customer):
          return customer.name.upper()

      class OrderForm(forms.ModelForm):
          gift = forms.BooleanField()

      class OrderInline(admin.TabularInline):
          model = Order
          readonly_fields = ["first"]

          def first(self, order):
              return order.pk

      class Shown:
          def shown(self, thing):
              return "x"

      @admin.register(Order)
      class OrderAdmin(Shown, admin.ModelAdmin):
          list_display = ["id", "customer", "shown", "placed", "customer__name"]
          list_editable = ["placed"]
          list_filter = ["customer__name", ("placed", admin.DateFieldListFilter)]
          search_fields = ["=customer__name", "customer__extra__colour", "placed__year"]
          ordering = ["-placed", "?", "customer__name"]
          readonly_fields = ["shown", "pk"]
          date_hierarchy = "placed"
          form = OrderForm
          fields = ["customer", "gift", "shown"]

      @admin.register(Customer)
      class CustomerAdmin(admin.ModelAdmin):
          inlines = [OrderInline]
          list_display = ["__str__", shout, "orders"]
          list_display_links = ["orders"]
          search_fields = ["name"]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Page(models.Model):
          slug = models.SlugField()
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Page

      class ContentAdmin(admin.ModelAdmin):
          def __init__(self, model, site):
              super().__init__(model, site)
              for name in self.shown:
                  setattr(self, "content__" + name, lambda page: page.pk)

      @admin.register(Page)
      class PageAdmin(ContentAdmin):
          shown = ["title"]
          list_display = ["slug", "content__title"]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Event(models.Model):
          payload = models.JSONField()
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Event

      class ReadOnly:
          def has_add_permission(self, request):
              return False

          def has_change_permission(self, request, obj=None):
              return False

      @admin.register(Event)
      class EventAdmin(ReadOnly, admin.ModelAdmin):
          fields = ["payload_as_table"]

          def payload_as_table(self, event):
              return str(event.payload)
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Event(models.Model):
          payload = models.JSONField()
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Event

      @admin.register(Event)
      class EventAdmin(admin.ModelAdmin):
          fields = [«"payload_as_table"»]

          def has_change_permission(self, request, obj=None):
              return False

          def payload_as_table(self, event):
              return str(event.payload)
      """),
  ],
  .project { project, findings in
    for admin in project.admins {
      let reader = AdminOptions(admin)
      reader.check(&findings)
    }
  }
)
