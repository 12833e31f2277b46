import Checks

let sensitiveFieldExposed = Rule(
  "DJS101", "sensitive-field-exposed",
  "A serializer gives out a password, secret or token.",
  why: "Whoever may read the resource gets the secret, or the hash of it.",
  .warning, .heuristic, fix: .risky,
  examples: [
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class «UserSerializer»(serializers.ModelSerializer):
          class Meta:
              model = User
              fields = "__all__"
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Hook(models.Model):
          url = models.URLField()
          api_key = models.CharField(max_length=40)
      --- shop/serializers.py
      from rest_framework import serializers
      from shop.models import Hook

      class HookSerializer(serializers.ModelSerializer):
          class Meta:
              model = Hook
              fields = ["url", «"api_key"»]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Hook(models.Model):
          url = models.URLField()
          token_count = models.IntegerField()
          secret = models.CharField(max_length=40)
          has_password = models.BooleanField(default=False)
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers
      from shop.models import Hook

      class UserSerializer(serializers.ModelSerializer):
          class Meta:
              model = User
              fields = ["id", "email"]

      class HookSerializer(serializers.ModelSerializer):
          class Meta:
              model = Hook
              fields = ["url", "token_count", "has_password", "secret"]
              extra_kwargs = {"secret": {"write_only": True}}

      class Stars(serializers.CharField):
          def to_representation(self, value):
              return "*" * len(value)

      class ShownHookSerializer(serializers.ModelSerializer):
          secret = Stars()

          class Meta:
              model = Hook
              fields = ["url", "secret"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """),
  ],
  .project { project, findings in
    for serializer in project.serializers where serializer.isModelSerializer && !serializer.type.file.isTest {
      check(serializer, &findings)
    }
  }
)

private func check(_ serializer: CheckedSerializer, _ findings: inout Findings) {
  guard let model = serializer.model, serializer.type.row.members["Meta"] != nil else { return }
  let items = serializer.meta?.option("fields")?.names.items ?? []
  for (name, field) in serializer.row.fields.items.sorted(by: { $0.key < $1.key }) {
    guard isSecret(name), field.isWriteOnly.value == false,
      let column = model.fields[field.source.value.flatMap { $0 } ?? name],
      ["CharField", "TextField", "UUIDField", "BinaryField"].contains((column.internalType.value ?? nil) ?? "")
    else { continue }
    if isHandedOut(serializer, model) || hasOwnField(name, serializer) { continue }
    let item = items.first { $0.text == name && serializer.type.isInside($0.node, of: $0.file) }
    findings.report(
      "\"\(name)\" is given out: leave it out or make it write_only", at: item?.place ?? serializer.type.place,
      symbol: serializer.type.dotted + "." + name)
  }
}

/// Declared with a class of the project, which may show stars.
private func hasOwnField(_ name: String, _ serializer: CheckedSerializer) -> Bool {
  guard let option = serializer.type.option(name), let call = Call(option.value, in: option.tree) else { return false }
  return !(option.file.dotted(call.callee)?.hasPrefix("rest_framework.") ?? false)
}

/// A serializer of tokens gives out tokens.
private func isHandedOut(_ serializer: CheckedSerializer, _ model: ModelEntry) -> Bool {
  let words = (serializer.type.name + model.name).lowercased()
  return ["token", "login", "secret", "password", "credential", "register", "signup", "apikey", "webhook"].contains {
    words.contains($0)
  }
}

private let secrets: [[String]] = [
  ["password"], ["passwd"], ["secret"], ["token"], ["api", "key"], ["apikey"], ["private", "key"], ["otp"], ["ssn"],
  ["card", "number"], ["cvv"], ["session", "key"],
]

/// The last words of the name, or a secret's name in front of `hash` and the like.
private func isSecret(_ name: String) -> Bool {
  let words = name.lowercased().split(separator: "_").map(String.init)
  if ["csrf", "has", "is", "next", "page", "count", "reset", "use", "allow"].contains(where: { words.contains($0) }) {
    return false
  }
  return secrets.contains { secret in words.suffix(secret.count) == secret[...] }
}
