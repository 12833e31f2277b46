import Checks

let serializerFields = Convention(
  "serializer-fields", "fields of model serializers",
  sentence: { answer in
    switch answer {
    case "listed": "Serializers list their fields; none has `fields = \"__all__\"`."
    case "__all__": "Serializers have `fields = \"__all__\"`."
    case "excluded": "Serializers name the fields that they leave out (`exclude`)."
    default: nil
    }
  }
) { project, instances in
  for serializer in project.serializers where serializer.isModelSerializer && !serializer.type.file.isTest {
    guard serializer.type.heirs.isEmpty || serializer.type.row.members["Meta"] != nil, let meta = serializer.meta else {
      continue
    }
    if let fields = meta.option("fields") {
      instances.add(fields.text == "__all__" ? "__all__" : "listed", serializer.type)
    } else if meta.option("exclude") != nil {
      instances.add("excluded", serializer.type)
    }
  }
}
