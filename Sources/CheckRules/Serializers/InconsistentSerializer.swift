import Checks

let inconsistentSerializer = Rule(
  "DJS003", "inconsistent-serializer",
  "The parts of a serializer contradict each other.",
  why: "Django REST framework asserts when the fields are first used, or drops what is written without a word.",
  .error, .proven, fix: .safe,
  facets: [
    "declared-not-listed", "fields-and-exclude", "no-fields", "not-a-sequence", "method-missing", "misspelt-option",
    "dead-option", "dead-validator",
  ],
  examples: [
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class UserSerializer(serializers.ModelSerializer):
          «initials» = serializers.CharField(source="first_name")

          class Meta:
              model = User
              fields = ["id"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "declared-not-listed"),
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class UserSerializer(serializers.ModelSerializer):
          «initials» = serializers.SerializerMethodField()

          class Meta:
              model = User
              fields = ["id", "initials"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "method-missing"),
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class BothSerializer(serializers.ModelSerializer):
          class Meta:
              model = User
              fields = ["id"]
              «exclude» = ["email"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "fields-and-exclude"),
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class NeitherSerializer(serializers.ModelSerializer):
          class «Meta»:
              model = User
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "no-fields"),
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class WordSerializer(serializers.ModelSerializer):
          class Meta:
              model = User
              fields = «"email"»
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "not-a-sequence"),
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class UserSerializer(serializers.ModelSerializer):
          class Meta:
              model = User
              fields = ["id"]
              «readonly_fields» = ["id"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "misspelt-option"),
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class UserSerializer(serializers.ModelSerializer):
          class Meta:
              model = User
              fields = ["id", "email"]
              read_only_fields = [«"emial"»]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "dead-option"),
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class UserSerializer(serializers.ModelSerializer):
          class Meta:
              model = User
              fields = ["id", "email"]

          def «validate_emial»(self, value):
              return value
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "dead-validator"),
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class AddedSerializer(serializers.ModelSerializer):
          initials = serializers.CharField()
          loud = serializers.CharField()
          «missing» = serializers.CharField()

          class Meta:
              model = User
              fields = ["id"]
              fields += ["initials"]
              fields.append("loud")
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "declared-not-listed"),
    .good(
      """
      --- shop/serializers.py
      from django.conf import settings
      from django.contrib.auth.models import User
      from rest_framework import serializers
      from shop.models import Named

      class SometimesSerializer(serializers.ModelSerializer):
          initials = serializers.CharField()

          class Meta:
              model = User
              fields = ["id"]
              if settings.DEBUG:
                  fields += ["initials"]

      class OutsideSerializer(serializers.ModelSerializer):
          initials = serializers.CharField()

          class Meta:
              model = User
              fields = ["id"]

          Meta.fields += ["initials"]

      class BelowSerializer(serializers.ModelSerializer):
          initials = serializers.CharField()

          class Meta:
              model = User
              fields = ["id"]

      BelowSerializer.Meta.fields.extend(["initials"])

      class BaseOfOthers(serializers.ModelSerializer):
          initials = serializers.CharField()

          class Meta:
              fields = ["id"]

      class NamedSerializer(serializers.ModelSerializer):
          initials = serializers.CharField()

          class Meta:
              model = Named
              fields = ["id"]
      --- shop/models.py
      from django.db import models

      class Named(models.Model):
          class Meta:
              abstract = True
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """),
    .good(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class Initials:
          def get_initials(self, user):
              return user.first_name[:1]

      class UserSerializer(Initials, serializers.ModelSerializer):
          initials = serializers.SerializerMethodField()
          loud = serializers.SerializerMethodField(method_name="shout")

          class Meta:
              model = User
              fields = ["id", "initials", "loud", "email"]
              read_only_fields = ["id", "last_login"]

          def shout(self, user):
              return user.first_name.upper()

          def validate_email(self, value):
              return self.validate_anything(value)

          def validate_anything(self, value):
              return value

      class ShortSerializer(UserSerializer):
          class Meta:
              model = User
              fields = ["id"]

      class BaseSerializer(serializers.ModelSerializer):
          class Meta:
              model = User

      class FullSerializer(BaseSerializer):
          class Meta(BaseSerializer.Meta):
              fields = "__all__"
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """),
  ],
  .project { project, findings in
    for serializer in project.serializers {
      checkMethods(serializer, &findings)
      checkValidators(serializer, &findings)
      guard serializer.isModelSerializer, let meta = serializer.meta else { continue }
      if !serializer.isDynamic { checkFieldOptions(serializer, meta, &findings) }
      checkDeadOptions(serializer, meta, &findings)
    }
  }
)

private func checkFieldOptions(_ serializer: CheckedSerializer, _ meta: CheckedClass, _ findings: inout Findings) {
  let (fields, exclude) = (meta.option("fields"), meta.option("exclude"))
  let symbol = serializer.type.dotted
  let isOwn = serializer.type.row.members["Meta"] != nil
  if let fields, let exclude, isOwn, !isNone(fields), !isNone(exclude) {
    let later = fields.owner.type == meta.type && exclude.owner.type != meta.type ? fields : exclude
    findings.report(
      "fields and exclude stand together: keep one of them", at: later.file.place(later.target),
      facet: "fields-and-exclude", symbol: symbol)
  }
  if fields == nil, exclude == nil, isOwn, meta.option("model") != nil, meta.isReadable(above: "object"),
    serializer.type.heirs.isEmpty, serializer.isReadable
  {
    findings.report(
      "Meta needs fields or exclude", at: meta.place, facet: "no-fields", symbol: symbol)
  }
  guard let fields, isOwn, fields.owner.type == meta.type else { return }
  if let text = fields.text, text != "__all__" {
    findings.report(
      "fields must be a list or a tuple: write [\"\(text)\"]", at: fields.file.place(fields.value),
      facet: "not-a-sequence", symbol: symbol)
  } else if fields.tree.kind(fields.value) == .set {
    findings.report(
      "fields must be a list or a tuple, not a set", at: fields.file.place(fields.value), facet: "not-a-sequence",
      symbol: symbol)
  }
  checkDeclared(serializer, fields, &findings)
}

private func isNone(_ option: WrittenOption) -> Bool { option.tree.kind(option.value) == .none }

/// A field of the class's own body must be among the listed ones.
private func checkDeclared(_ serializer: CheckedSerializer, _ fields: WrittenOption, _ findings: inout Findings) {
  // Of a base for others nobody asks for fields.
  guard let model = serializer.row.model.value ?? nil, !isAbstract(model, serializer.type.project) else { return }
  let names = fields.names
  guard names.isComplete, names.others.isEmpty, names.shape != .string, !names.items.isEmpty else { return }
  let inherited = Set(
    serializer.type.row.bases.flatMap { base in
      serializer.type.project.tables.classes[base].ancestors.flatMap {
        serializer.type.project.tables.classes[$0].members.keys
      }
    })
  for (name, target, _) in serializer.ownDeclared where !names.texts.contains(name) && !inherited.contains(name) {
    findings.report(
      "\"\(name)\" is declared but not among fields", at: serializer.type.file.place(target),
      facet: "declared-not-listed", symbol: serializer.type.dotted + "." + name)
  }
}

/// By the class's name: an abstract model has no label of its own.
private func isAbstract(_ model: String, _ project: CheckedProject) -> Bool {
  project.dump.models.items.contains { $0.className.value == model && $0.isAbstract.value == true }
}

private func checkMethods(_ serializer: CheckedSerializer, _ findings: inout Findings) {
  guard serializer.isReadable, !serializer.type.defines("__getattr__", "to_representation") else { return }
  for (name, target, call) in serializer.ownDeclared {
    guard let dotted = serializer.type.file.dotted(call.callee), dotted.hasPrefix("rest_framework."),
      dotted.hasSuffix(".SerializerMethodField")
    else { continue }
    let given = call[keyword: "method_name"] ?? call.arguments.first
    guard let method = given == nil ? "get_" + name : given.flatMap({ call.file.string($0) }) else { continue }
    let tables = serializer.type.project.tables
    let family = [serializer.type.type] + serializer.type.heirs
    if family.contains(where: { tables.member(method, of: $0) != nil || tables.hasUnreadBase($0) }) { continue }
    if serializer.type.project.writtenNames.stored.contains(method) { continue }
    findings.report(
      "\(serializer.type.name) has no method \(method)()", at: serializer.type.file.place(target),
      facet: "method-missing", symbol: serializer.type.dotted + "." + name)
  }
}

/// `validate_total` for no field `total` is never called.
private func checkValidators(_ serializer: CheckedSerializer, _ findings: inout Findings) {
  guard serializer.isClosed, !serializer.isDynamic, !serializer.row.fields.items.isEmpty,
    !serializer.type.defines("__init__", "get_validators", "to_internal_value", "run_validation")
  else { return }
  let project = serializer.type.project
  for (member, value) in serializer.type.row.members.sorted(by: { $0.key < $1.key }) {
    guard case .function(let function) = value, member.hasPrefix("validate_"),
      !project.writtenNames.read.contains(member)
    else { continue }
    let name = String(member.dropFirst("validate_".count))
    if serializer.row.fields.items[name] != nil || isField(name, ofHeirsOf: serializer) { continue }
    guard let near = Suggestion.nearest(to: name, in: serializer.row.fields.items.keys.sorted()) else { continue }
    findings.report(
      "\(member)() is never called: there is no field \"\(name)\"; did you mean \"\(near)\"?",
      at: serializer.type.file.namePlace(of: project.tables.functions[function].node), facet: "dead-validator",
      symbol: serializer.type.dotted + "." + member)
  }
}

private func isField(_ name: String, ofHeirsOf serializer: CheckedSerializer) -> Bool {
  let heirs = Set(serializer.type.heirs)
  return serializer.type.project.serializers.contains {
    heirs.contains($0.type.type) && (!$0.isClosed || $0.row.fields.items[name] != nil)
  }
}

/// Names that no field and no attribute of the model has are ignored.
private func checkDeadOptions(_ serializer: CheckedSerializer, _ meta: CheckedClass, _ findings: inout Findings) {
  if let option = meta.option("readonly_fields"), option.owner.type == meta.type, meta.option("read_only_fields") == nil
  {
    let place = option.file.place(option.target)
    findings.report(
      "the option is called read_only_fields", at: place, facet: "misspelt-option", symbol: serializer.type.dotted,
      fix: Fix(.safe, "call it read_only_fields", [.init(place, "read_only_fields")]))
  }
  guard serializer.isClosed, !serializer.isDynamic, !serializer.type.defines("get_extra_kwargs"),
    let model = serializer.model, !serializer.row.fields.items.isEmpty
  else { return }
  for name in ["read_only_fields", "extra_kwargs"] {
    guard let option = meta.option(name), option.owner.type == meta.type else { continue }
    for item in option.names.items where isDead(item.text, serializer, model) {
      let near = Suggestion.nearest(to: item.text, in: serializer.row.fields.items.keys.sorted())
      guard serializer.type.isInside(item.node, of: item.file) else { continue }
      findings.report(
        "\(name) is ignored for \"\(item.text)\": the serializer has no such field"
          + (near.map { "; did you mean \"\($0)\"?" } ?? ""), at: item.place, facet: "dead-option",
        symbol: serializer.type.dotted)
    }
  }
}

private func isDead(_ name: String, _ serializer: CheckedSerializer, _ model: ModelEntry) -> Bool {
  serializer.row.fields.items[name] == nil && !serializer.type.defines(name, own: false)
    && !isField(name, ofHeirsOf: serializer) && serializer.type.project.fields.attribute(name, on: model).isAbsent
}
