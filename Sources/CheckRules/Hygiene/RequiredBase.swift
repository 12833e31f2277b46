import Checks

let requiredBase = Rule(
  "DJX201", "required-base",
  "A class does not inherit from the base that the project asks for.",
  why: "What all of its kind are to have – timestamps, permissions, formats – is missing in this one.",
  .warning, enabled: .auto, .proven, fix: .risky, isCore: true,
  examples: [
    .bad(
      """
      --- core/serializers.py
      from rest_framework import serializers

      class BaseModelSerializer(serializers.ModelSerializer): ...
      --- shop/serializers.py
      from rest_framework import serializers

      class «OrderSerializer»(serializers.ModelSerializer): ...
      """,
      configuration: """
        [[required-base]]
        kind = "serializer"
        base = "core.serializers.BaseModelSerializer"
        """),
    .bad(
      """
      --- core/models.py
      from django.db import models

      class TimeStampedModel(models.Model):
          created = models.DateTimeField(auto_now_add=True)

          class Meta:
              abstract = True
      --- shop/models.py
      from django.db import models
      from core.models import TimeStampedModel

      class Order(TimeStampedModel): ...

      class Gift(Order): ...

      class «Line»(models.Model): ...

      class Mixin(models.Model):
          class Meta:
              abstract = True
      """,
      configuration: """
        [[required-base]]
        kind = "model"
        base = "core.models.TimeStampedModel"
        """),
    .good(
      """
      --- core/serializers.py
      from rest_framework import serializers

      class BaseModelSerializer(serializers.ModelSerializer): ...
      --- shop/serializers.py
      from core.serializers import BaseModelSerializer

      class OrderSerializer(BaseModelSerializer): ...
      --- legacy/serializers.py
      from rest_framework import serializers

      class OldSerializer(serializers.ModelSerializer): ...
      """,
      configuration: """
        [[required-base]]
        kind = "serializer"
        base = "core.serializers.BaseModelSerializer"
        except = ["core/**", "legacy/**"]
        """),
  ],
  .project { project, findings in
    for wanted in project.configuration.requiredBases {
      guard let base = resolved(wanted.base, project) else { continue }
      for one in project.definitions.all where one.kind == wanted.kind && !one.type.isNone {
        let file = project.file(one.file)
        if !wanted.scope.isEmpty, !wanted.scope.matches(file.path) { continue }
        if wanted.except.matches(file.path) || file.isTest && !["test", "factory"].contains(one.kind) { continue }
        guard lacks(base, one.type, project) else { continue }
        let last = wanted.base.split(separator: ".").last.map(String.init) ?? wanted.base
        findings.report("\(one.name) must inherit from \(last) (\(wanted.base))", at: one.place, symbol: one.dotted)
      }
    }
  }
)

/// The dotted name under which classes inherit from it.
private func resolved(_ dotted: String, _ project: CheckedProject) -> String? {
  guard let dot = dotted.lastIndex(of: ".") else { return nil }
  let (module, name) = (String(dotted[..<dot]), String(dotted[dotted.index(after: dot)...]))
  switch project.tables.meaning(of: name, inModule: module) {
  case .type(let id)?: return project.tables.classes[id].dotted
  case .library(let name)? where project.tables.moduleIndex[module] == nil && project.lost(dotted) == nil: return name
  default: return nil
  }
}

private func lacks(_ base: String, _ type: ID<ClassRow>, _ project: CheckedProject) -> Bool {
  let tables = project.tables
  let row = tables.classes[type]
  if row.model?.isAbstract ?? false { return false }
  if row.libraryAncestors.contains(base) || row.ancestors.contains(where: { tables.classes[$0].dotted == base }) {
    return false
  }
  // What the base itself is made of.
  if let id = tables.classIndex[base], tables.isA(id, type) { return false }
  return !row.ancestors.contains(where: tables.hasUnreadBase)
}
