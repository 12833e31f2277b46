import Checks

let factoryDrift = Rule(
  "DJP002", "factory-drift",
  "A factory sets an attribute that its model does not take.",
  why: "Making an instance raises TypeError: every test that uses the factory fails.",
  .error, .proven, facets: ["attribute", "sub-factory", "get-or-create"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.contrib.auth.models import User
      from django.db import models

      class Subscription(models.Model):
          user = models.ForeignKey(User, models.CASCADE)
          plan = models.CharField(max_length=20)
      --- shop/tests/factories.py
      from factory import SubFactory
      from factory.django import DjangoModelFactory
      from shop.models import Subscription

      class SubscriptionFactory(DjangoModelFactory):
          class Meta:
              model = Subscription
              django_get_or_create = [«"pln"»]

          user = SubFactory(«"shop.factories.UserFactory"»)
          «tier» = "pro"
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Shop(models.Model):
          title = models.CharField(max_length=20)
      --- shop/tests/factories.py
      from factory.django import DjangoModelFactory
      from shop.models import Shop

      class SavedFactory(DjangoModelFactory):
          @classmethod
          def _create(cls, model_class, *args, **kwargs):
              return super()._create(model_class, *args, **kwargs)

      class ShopFactory(SavedFactory):
          class Meta:
              model = Shop

          «tilte» = "x"
      """),
    .good(
      """
      --- shop/models.py
      from django.contrib.auth.models import User
      from django.db import models

      class Subscription(models.Model):
          user = models.ForeignKey(User, models.CASCADE)
          plan = models.CharField(max_length=20)
      --- shop/tests/factories.py
      import factory
      from factory.django import DjangoModelFactory
      from django.contrib.auth.models import User
      from shop.models import Subscription

      class UserFactory(DjangoModelFactory):
          username = factory.Sequence(lambda n: f"user{n}")
          groups__name = "x"

          class Meta:
              model = User
              exclude = ["domain"]

          class Params:
              loud = factory.Trait(username="LOUD")

          domain = "example.com"
          letters = factory.RelatedFactory("shop.tests.factories.SubscriptionFactory", "user")

          @factory.post_generation
          def teams(self, create, extracted, **kwargs):
              pass

      class SavedFactory(DjangoModelFactory):
          @classmethod
          def _create(cls, model_class, *args, **kwargs):
              return super()._create(model_class, *args, username=kwargs["login"])

      class OwnUserFactory(SavedFactory):
          class Meta:
              model = User

          login = "x"

      class SubscriptionFactory(DjangoModelFactory):
          class Meta:
              model = Subscription
              django_get_or_create = ["plan"]

          user = factory.SubFactory("shop.tests.factories.UserFactory")
          plan = "pro"
      """),
  ],
  .project { project, findings in
    for row in project.dump.factories.items {
      guard let type = row.className.value.flatMap({ CheckedClass($0, row.place, project) }) else { continue }
      if let model = (row.model.value ?? nil).flatMap({ project.fields.entry(label: $0) }) {
        checkAttributes(type, model, &findings)
        checkGetOrCreate(type, model, &findings)
      }
      checkSubFactories(type, &findings)
    }
  }
)

private let ownWays = [
  "_create", "_build", "_adjust_kwargs", "_generate", "create", "build", "_get_manager", "_create_model_instance",
]

private func checkAttributes(_ type: CheckedClass, _ model: ModelEntry, _ findings: inout Findings) {
  let project = type.project
  // What makes instances in a way of its own may take more; nothing takes a field's name with a slip in it.
  let isPlain =
    type.isReadable(above: "factory.") && !ownWays.contains { type.defines($0, own: false) }
    && !(model.attributes?.contains("__init__") ?? true) && !managerMakes(model, project)
  let hidden = Set(["exclude", "inline_args", "rename"].flatMap { type.meta?.option($0)?.names.texts ?? [] })
  for (name, member) in type.row.members.sorted(by: { $0.key < $1.key }) {
    guard case .value(let target, let value?, _) = member, !name.hasPrefix("_"), !name.contains("__"),
      !hidden.contains(name), !comesAfter(value, type)
    else { continue }
    guard let lack = project.fields.lacks(name, on: model),
      isPlain || isSlip(name, in: type, model) && !isUsed(name, in: type)
    else { continue }
    let near = project.fields.nearest(name, on: model).map { "; did you mean \"\($0)\"?" } ?? ""
    findings.report(
      "\(model.name) has no field \"\(name)\"\(near)", at: type.file.place(target), facet: "attribute",
      symbol: type.dotted + "." + name, isCertain: lack.isCertain && isPlain)
  }
}

/// Whether a field is meant that the factory does not give otherwise.
private func isSlip(_ name: String, in type: CheckedClass, _ model: ModelEntry) -> Bool {
  guard let meant = type.project.fields.slip(ofField: name, on: model) else { return false }
  return !type.defines(meant, own: false)
}

/// Whether code of the factories names it: a parameter of their own way to make instances.
private func isUsed(_ name: String, in type: CheckedClass) -> Bool {
  type.project.writtenNames.read.contains(name)
    || type.lineage.contains { one in
      one.file.tree.subtree(of: one.node).contains { row in
        one.file.tree.nodes[row].kind == .string && one.file.tree.string(ID(row)) == name
      }
    }
}

/// A manager of the project may take what it likes.
private func managerMakes(_ model: ModelEntry, _ project: CheckedProject) -> Bool {
  guard let managers = model.row.managers.value else { return true }
  return managers.contains { manager in
    [manager.className, manager.querySet].compactMap { $0 }.contains { name in
      guard let type = project.tables.classIndex[name] else { return false }
      return ["create", "get_or_create", "get_queryset"].contains { project.tables.member($0, of: type) != nil }
    }
  }
}

/// Declarations that are carried out when the instance is there.
private func comesAfter(_ value: ID<Node>, _ type: CheckedClass) -> Bool {
  guard let call = Call(value, in: type.file.tree) else { return false }
  let name = call.calleeName?.split(separator: ".").last.map(String.init) ?? ""
  if name.hasPrefix("Related") || name.hasPrefix("PostGeneration") || name == "Trait" { return true }
  // A declaration of the project may be anything.
  guard let dotted = type.file.dotted(call.callee) else { return false }
  return type.project.tables.classIndex[dotted].map { id in
    type.project.tables.classes[id].libraryAncestors.contains { $0.hasPrefix("factory.") }
  } ?? false
}

private func checkGetOrCreate(_ type: CheckedClass, _ model: ModelEntry, _ findings: inout Findings) {
  guard let option = type.meta?.option("django_get_or_create"), type.row.members["Meta"] != nil else { return }
  for item in option.names.items where type.isInside(item.node, of: item.file) {
    guard let lack = type.project.fields.lacks(item.text, on: model) else { continue }
    let near = type.project.fields.nearest(item.text, on: model).map { "; did you mean \"\($0)\"?" } ?? ""
    findings.report(
      "\(model.name) has no field \"\(item.text)\"\(near)", at: item.place, facet: "get-or-create",
      symbol: type.dotted, isCertain: lack.isCertain)
  }
}

private func checkSubFactories(_ type: CheckedClass, _ findings: inout Findings) {
  let tables = type.project.tables
  for (name, member) in type.row.members.sorted(by: { $0.key < $1.key }) {
    guard case .value(_, let value?, _) = member, let call = Call(value, in: type.file.tree),
      let dotted = type.file.dotted(call.callee), dotted.hasPrefix("factory."),
      dotted.hasSuffix(".SubFactory") || dotted.hasSuffix(".RelatedFactory"), let first = call.arguments.first,
      let path = type.file.tree.string(first), let dot = path.lastIndex(of: ".")
    else { continue }
    let (module, factory) = (String(path[..<dot]), String(path[path.index(after: dot)...]))
    guard tables.packages.contains(String(path.prefix { $0 != "." })) else { continue }
    if tables.moduleIndex[module] != nil {
      if tables.meaning(of: factory, inModule: module) != nil { continue }
    } else if tables.packages.contains(module) {
      continue
    }
    let all = tables.classes.filter { $0.name == factory && $0.role == .factory }
    let hint = all.count == 1 ? "; did you mean \"\(all[0].dotted)\"?" : ""
    findings.report(
      "there is no \(path)\(hint)", at: type.file.place(first), facet: "sub-factory", symbol: type.dotted + "." + name)
  }
}
