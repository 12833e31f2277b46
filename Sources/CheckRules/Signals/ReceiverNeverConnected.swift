import Checks

let receiverNeverConnected = Rule(
  "DJH001", "receiver-never-connected",
  "A signal's receiver stands in a module that nothing imports, or is connected by an AppConfig that is not used.",
  why: "The decorator or connect call never runs, so the signal is sent and nothing happens.",
  .error, .proven, fix: .risky, facets: ["module", "config"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/signals.py
      from django.db.models.signals import post_delete, post_save
      from django.dispatch import receiver
      from shop.models import Order

      @receiver(post_save, sender=Order)
      def «count»(sender, **kwargs): ...

      def tell(sender, **kwargs): ...

      «post_delete.connect»(tell, sender=Order)
      --- shop/apps.py
      from django.apps import AppConfig

      class ShopConfig(AppConfig):
          name = "shop"
      --- shop/tests/test_signals.py
      import shop.signals
      """, facet: "module"),
    .bad(
      """
      --- shop/signals.py
      --- shop/apps.py
      from django.apps import AppConfig

      class ShopConfig(AppConfig):
          name = "shop"
          default = True

      class «SignalsConfig»(AppConfig):
          name = "shop"

          def ready(self):
              from . import signals
      """, facet: "config"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/signals.py
      from django.db.models.signals import post_save
      from django.dispatch import receiver
      from shop.models import Order

      @receiver(post_save, sender=Order)
      def count(sender, **kwargs): ...
      --- shop/apps.py
      from django.apps import AppConfig

      class Base(AppConfig):
          def ready(self):
              from . import signals

      class ShopConfig(Base):
          name = "shop"
          default = True
      """),
    .good(
      """
      --- shop/handlers.py
      from django.core.signals import request_finished
      from django.dispatch import receiver

      @receiver(request_finished)
      def count(sender, **kwargs): ...
      --- shop/apps.py
      from importlib import import_module
      from django.apps import AppConfig

      class ShopConfig(AppConfig):
          name = "shop"

          def ready(self):
              for name in self.module.__all__:
                  import_module(name)
      """),
    .good(
      """
      --- shop/handlers.py
      from django.core.signals import request_finished
      from django.dispatch import receiver

      @receiver(request_finished)
      def count(sender, **kwargs): ...
      --- shop/apps.py
      from django.apps import AppConfig
      from django.utils.module_loading import autodiscover_modules

      class ShopConfig(AppConfig):
          name = "shop"

          def ready(self):
              autodiscover_modules("handlers")
      """),
  ],
  .project { project, findings in
    guard case .closed = project.dump.apps.openness, !project.dump.apps.items.isEmpty else { return }
    reportModules(project, &findings)
    reportConfigs(project, &findings)
  }
)

// MARK: Modules

private func reportModules(_ project: CheckedProject, _ findings: inout Findings) {
  let apps = Set(project.dump.apps.items.compactMap { $0.name.value ?? nil })
  let booted = Set(project.dump.receivers.items.compactMap { $0.receiver.value })
  for one in project.signals.connections {
    let file = project.file(one.file)
    guard isWaiting(file, apps), file.runsAtImport(one.call) else { continue }
    if one.signals.isEmpty && !one.isDecorator { continue }
    let function = one.function.map { project.tables.functions[$0] }
    if let function, booted.contains(function.dotted) { continue }
    let place =
      one.isDecorator ? function.map { file.namePlace(of: $0.node) } : file.place(ID(one.call.index + 1))
    guard let place else { continue }
    let app = apps.filter { file.module.hasPrefix($0 + ".") }.max { $0.count < $1.count } ?? ""
    findings.report(
      "nothing imports \(file.module), so this is never connected; import it in ready() of the AppConfig of \(app)",
      at: place, facet: "module", symbol: function?.dotted)
  }
}

/// A module of an installed app that no import and no name leads to.
private func isWaiting(_ file: CheckedFile, _ apps: Set<String>) -> Bool {
  let project = file.project
  guard project.imports.isSure(file.row), !file.isTest, !file.isMigration, !project.startup[file.row],
    apps.contains(where: { file.module.hasPrefix($0 + ".") })
  else { return false }
  if project.startup.importsAnything.contains(where: { file.module.hasPrefix($0 + ".") || $0.isEmpty }) { return false }
  return !isDiscovered(file, project)
}

/// `autodiscover_modules("handlers")`, or any other string that is the module's last name.
private func isDiscovered(_ file: CheckedFile, _ project: CheckedProject) -> Bool {
  let last = String(file.module.split(separator: ".").last ?? "")
  return project.files.contains { other in
    !other.isTest
      && other.tree.nodes.indices.contains { row in
        other.tree.nodes[row].kind == .string && other.tree.literalText(of: row).hasSuffix(last)
      }
  }
}

// MARK: Configurations

private func reportConfigs(_ project: CheckedProject, _ findings: inout Findings) {
  let tables = project.tables
  let used = project.dump.apps.items.compactMap { $0.config.value ?? nil }
  let known = Set(used.compactMap { tables.classIndex[$0] }.flatMap { tables.classes[$0].ancestors })
  let names = Set(project.dump.apps.items.compactMap { $0.name.value ?? nil })
  for row in tables.classes.indices {
    let (id, type) = (ID<ClassRow>(row), tables.classes[row])
    guard let index = type.file, !known.contains(id), type.members["ready"] != nil, !type.isLocal,
      type.libraryAncestors.contains(where: { $0 == "django.apps.AppConfig" || $0 == "django.apps.config.AppConfig" }),
      case .value(_, let value?, _)? = type.members["name"], let name = tables.file(index).string(value),
      names.contains(name), let selected = project.dump.apps.items.first(where: { $0.name.value == name }),
      let config = selected.config.value ?? nil, isNowhereNamed(type, project), !project.file(index).isTest
    else { continue }
    let file = project.file(index)
    findings.report(
      "\(name) is installed with \(config), so ready() of this configuration never runs",
      at: file.namePlace(of: type.node), facet: "config", symbol: type.dotted)
  }
}

/// Other settings may use it.
private func isNowhereNamed(_ type: ClassRow, _ project: CheckedProject) -> Bool {
  !project.files.contains { file in
    file.tree.nodes.indices.contains { row in
      switch file.tree.nodes[row].kind {
      case .string: file.tree.literalText(of: row).hasSuffix("." + type.name)
      case .name, .identifier:
        file.row != type.file && file.tree.name(file.tree.nodes[row].symbol) == type.name
      default: false
      }
    }
  }
}
