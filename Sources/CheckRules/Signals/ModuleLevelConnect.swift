import Checks

let moduleLevelConnect = Rule(
  "DJH101", "module-level-connect",
  "A module of models connects receivers to the signals of models when it is imported.",
  why: "Models are imported early, in any order and by migrations too: handlers run before their app is ready.",
  .warning, .proven, isCore: true, facets: ["in-models", "module-level"],
  examples: [
    .bad(
      """
      from django.contrib.auth.models import User
      from django.db import models
      from django.db.models.signals import post_save
      from django.dispatch import receiver

      class Product(models.Model):
          name = models.CharField(max_length=20)

      def reindex(sender, **kwargs): ...

      «post_save.connect»(reindex, sender=User)

      @receiver(post_save, sender=User)
      def count(sender, **kwargs): ...

      @receiver(post_save)
      def note(sender, instance, **kwargs): ...
      """,
      facet: "in-models"),
    .bad(
      """
      --- shop/models.py
      from django.db import models
      from . import handlers  # for its receivers

      class Product(models.Model):
          name = models.CharField(max_length=20)
      --- shop/handlers.py
      from django.db.models.signals import post_save

      def reindex(sender, **kwargs): ...

      «post_save.connect»(reindex, sender="shop.Product")
      """, facet: "in-models"),
    .bad(
      """
      --- CLAUDE.md
      - Never connect signals at module level.
      --- shop/handlers.py
      from django.db.models.signals import post_save

      def reindex(sender, **kwargs): ...

      «post_save.connect»(reindex)
      """, facet: "module-level"),
    .good(
      """
      --- shop/models.py
      from django.core.signals import request_started
      from django.db import models
      from django.db.models.signals import class_prepared, post_save
      from django.dispatch import receiver

      class Product(models.Model):
          name = models.CharField(max_length=20)

      def note(sender, **kwargs): ...

      class_prepared.connect(note)
      request_started.connect(note)

      @receiver(post_save, sender=Product)
      def number(sender, **kwargs): ...

      post_save.connect(note, sender=Product)

      class Translatable(models.Model):
          class Meta:
              abstract = True

      @receiver(post_save)
      def translate(sender, instance, **kwargs):
          if not isinstance(instance, Translatable):
              return
      --- shop/signals.py
      from django.db.models.signals import post_save
      from django.dispatch import receiver
      from shop.models import Product

      @receiver(post_save, sender=Product)
      def count(sender, **kwargs): ...
      --- shop/apps.py
      from django.apps import AppConfig
      from django.db.models.signals import post_delete

      class ShopConfig(AppConfig):
          name = "shop"

          def ready(self):
              from . import signals
              post_delete.connect(signals.count, sender=self.get_model("Product"), dispatch_uid="shop.count")
      """),
  ],
  .project { project, findings in
    let early = earlyModules(project)
    let found = project.signals.connections.filter { $0.isOfModels && isTooEarly($0, early, project) }
    let files = Dictionary(grouping: found, by: \.file)
    for (row, group) in files.sorted(by: { $0.key < $1.key }) {
      // One move mends them all.
      guard let one = group.min(by: { $0.call.index < $1.call.index }) else { continue }
      let what = group.count == 1 ? "connect it" : "connect these \(group.count) receivers"
      let them = group.count == 1 ? "it" : "them"
      findings.report(
        "\(what) in ready() of the app's AppConfig\(one.isDecorator ? ", or move \(them) to a signals module" : "")",
        at: ID(one.call.index + 1), in: project.file(row), facet: "in-models")
    }
    if forbidsModuleLevel(project) { reportOthers(early, project, &findings) }
  }
)

private func isTooEarly(
  _ one: SignalConnections.Connection, _ early: Set<Int>, _ project: CheckedProject
) -> Bool {
  let file = project.file(one.file)
  if file.isTest || one.signals.contains("django.db.models.signals.class_prepared") { return false }
  guard file.runsAtImport(one.call) else { return false }
  if isModels(file.path) { return !isOfOwnModel(one, file) && !(one.isDecorator && isOfOwnApp(one, file)) }
  return !one.isDecorator && early.contains(one.file)
}

/// A receiver beside its own model is as early as the model, and can be seen there.
private func isOfOwnModel(_ one: SignalConnections.Connection, _ file: CheckedFile) -> Bool {
  guard let sender = one.sender else { return asksForOwnModel(one, file) }
  return isOwn(sender, one, file)
}

/// `@receiver(post_save, sender="shop.Order")` among the models of the shop.
private func isOfOwnApp(_ one: SignalConnections.Connection, _ file: CheckedFile) -> Bool {
  guard let sender = one.sender else { return false }
  let app = file.module.split(separator: ".").prefix { $0 != "models" }.joined(separator: ".")
  if let label = file.tree.string(sender) { return label.split(separator: ".").first == app.split(separator: ".").last }
  guard let name = file.dotted(sender) else { return false }
  return name.hasPrefix(app + ".")
}

private func isOwn(_ name: ID<Node>, _ one: SignalConnections.Connection, _ file: CheckedFile) -> Bool {
  guard case .type(let type)? = file.meaning(of: name) else { return false }
  return file.project.tables.classes[type].file == one.file
}

/// Heirs of an abstract model cannot be named: the receiver asks for them itself.
private func asksForOwnModel(_ one: SignalConnections.Connection, _ file: CheckedFile) -> Bool {
  guard let body = body(of: one, file) else { return false }
  return file.calls(in: body).contains { call in
    guard call.arguments.count == 2, ["instance", "sender"].contains(file.tree.dottedName(of: call.arguments[0]) ?? "")
    else { return false }
    switch call.calleeName {
    case "isinstance", "issubclass": return isOwn(call.arguments[1], one, file)
    case "hasattr": return true
    default: return false
    }
  }
}

/// The receiver's function, also where other decorators stand between.
private func body(of one: SignalConnections.Connection, _ file: CheckedFile) -> ID<Node>? {
  guard let function = one.function else { return one.isDecorator ? file.enclosing(one.call, .decorated) : nil }
  let row = file.project.tables.functions[function]
  return row.file == one.file ? row.node : nil
}

/// Whether a sentence of the instructions wants all of them in `ready()`.
private func forbidsModuleLevel(_ project: CheckedProject) -> Bool {
  project.beside.texts.contains { text in
    text.isInstruction && Instruction.all(in: text.bytes, path: text.path).contains { $0.code == "DJH101" }
  }
}

private func reportOthers(_ early: Set<Int>, _ project: CheckedProject, _ findings: inout Findings) {
  for one in project.signals.connections where one.isOfModels && !one.isDecorator && !isTooEarly(one, early, project) {
    let file = project.file(one.file)
    guard !file.isTest, file.runsAtImport(one.call) else { continue }
    findings.report(
      "connect it in ready() of the app's AppConfig", at: ID(one.call.index + 1), in: file, facet: "module-level")
  }
}

private func isModels(_ path: String) -> Bool {
  let parts = path.split(separator: "/")
  return parts.last == "models.py" || parts.dropLast().last == "models"
}

/// What modules of models import from their own app while they are imported.
private func earlyModules(_ project: CheckedProject) -> Set<Int> {
  var found: Set<Int> = []
  for file in project.files where isModels(file.path) && !file.isTest {
    let package = file.module.split(separator: ".").prefix { $0 != "models" }.joined(separator: ".")
    for row in file.tree.nodes.indices {
      guard let view = Import(ID(row), in: file.tree), view.module != nil, file.runsAtImport(ID(row)),
        !file.isForTypeCheckers(ID(row)),
        let module = view.absoluteModule(in: file.module, isPackage: file.path.hasSuffix("__init__.py"))
      else { continue }
      let names = [module] + view.names.map { module + "." + $0.name }
      found.formUnion(
        names.filter { $0.hasPrefix(package + ".") }.compactMap { project.tables.moduleIndex[$0] })
    }
  }
  return found
}
