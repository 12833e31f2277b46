import Checks

let bareAdminRegister = Rule(
  "DJA201", "bare-admin-register",
  "A model is registered with the admin without saying what is shown and edited.",
  why: "The form has every field, a new one too, and the list shows one column.",
  .warning, enabled: .auto, .proven, fix: .risky, isCore: true, facets: ["bare", "implicit-options"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Payment(models.Model):
          amount = models.IntegerField()

      class Refund(models.Model):
          amount = models.IntegerField()
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Payment, Refund

      «admin.site.register(Payment)»

      @admin.register(Refund)
      class «RefundAdmin»(admin.ModelAdmin):
          pass
      """, facet: "bare"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Payment(models.Model):
          amount = models.IntegerField()
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Payment

      @admin.register(Payment)
      class «PaymentAdmin»(admin.ModelAdmin):
          list_display = ["amount"]
      """, facet: "implicit-options"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Payment(models.Model):
          amount = models.IntegerField()
      --- shop/admin.py
      from django.contrib import admin
      from shop.models import Payment

      class PaymentAdmin(admin.ModelAdmin):
          fields = ["amount"]
          list_display = ["id", "amount"]

      admin.site.register(Payment, PaymentAdmin)
      """),
  ],
  .project { project, findings in
    checkCalls(project, &findings)
    for admin in project.admins where !admin.isInline { checkClass(admin, &findings) }
  }
)

private func checkCalls(_ project: CheckedProject, _ findings: inout Findings) {
  for file in project.files where file.path.hasSuffix("admin.py") || file.path.contains("/admin/") {
    if file.isTest { continue }
    for row in file.tree.nodes.indices where file.tree.kind(ID(row)) == .call {
      guard let call = Call(ID(row), in: file.tree), call.arguments.count == 1, call.keywords.isEmpty,
        file.dotted(call.callee) == "django.contrib.admin.site.register"
      else { continue }
      findings.report("give an admin class with fields and list_display", at: call.id, in: file, facet: "bare")
    }
  }
}

private func checkClass(_ admin: CheckedAdmin, _ findings: inout Findings) {
  guard let attributes = admin.attributes, admin.type.isReadable(above: "django.contrib.admin."),
    !admin.type.file.isTest
  else { return }
  _ = attributes
  if admin.type.row.ancestors.allSatisfy({ admin.project.tables.classes[$0].members.isEmpty }) {
    findings.report(
      "say which fields are edited and shown", at: admin.type.place, facet: "bare", symbol: admin.type.dotted)
    return
  }
  var missing: [String] = []
  if !admin.type.defines("fields", "fieldsets", "get_fields", "get_fieldsets", "exclude") { missing.append("fields") }
  if !admin.type.defines("list_display", "get_list_display") { missing.append("list_display") }
  let isAutomatic = admin.model.fields.values.contains {
    $0.isEditable.value == false && $0.isAutoCreated.value != true && ($0.internalType.value ?? nil) == "DateTimeField"
  }
  if isAutomatic, !admin.type.defines("readonly_fields", "get_readonly_fields") { missing.append("readonly_fields") }
  if missing.isEmpty { return }
  findings.report(
    "\(admin.type.name) does not set \(missing.joined(separator: ", "))", at: admin.type.place,
    facet: "implicit-options", symbol: admin.type.dotted)
}
