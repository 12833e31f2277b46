import Checks

let serializerDepth = Rule(
  "DJS202", "serializer-depth",
  "A serializer expands relations by depth.",
  why: "Every related object is written out with all its fields, whoever may see them, and costs queries of its own.",
  .warning, enabled: .auto, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import User
      from rest_framework import serializers

      class UserSerializer(serializers.ModelSerializer):
          class Meta:
              model = User
              fields = ["id", "groups"]
              «depth» = 1
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """),
    .good(
      """
      --- shop/serializers.py
      from django.contrib.auth.models import Group, User
      from rest_framework import serializers

      class GroupSerializer(serializers.ModelSerializer):
          class Meta:
              model = Group
              fields = ["id", "name"]
              depth = 0

      class UserSerializer(serializers.ModelSerializer):
          groups = GroupSerializer(many=True, read_only=True)

          class Meta:
              model = User
              fields = ["id", "groups"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """),
  ],
  .project { project, findings in
    for serializer in project.serializers where serializer.isModelSerializer && !serializer.type.file.isTest {
      guard serializer.type.row.members["Meta"] != nil, let meta = serializer.meta, let option = meta.option("depth"),
        option.owner.type == meta.type, option.tree.kind(option.value) == .integer,
        option.tree.integer(of: Int(option.value.index)) ?? 0 > 0
      else { continue }
      findings.report(
        "declare a serializer for each relation instead of depth", at: option.file.place(option.target),
        symbol: serializer.type.dotted)
    }
  }
)
