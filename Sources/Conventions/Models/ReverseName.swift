import Checks

let reverseName = Convention(
  "reverse-name", "related_name of relations",
  sentence: { $0 == "given" ? "Relations are given a `related_name`." : "Relations have no `related_name`." }
) { project, instances in
  for model in project.concreteModels {
    for field in model.writtenFields where field.isDjangos && !field.isOpen {
      guard ["ForeignKey", "OneToOneField", "ManyToManyField"].contains(field.kind) else { continue }
      let isGiven = field.call[keyword: "related_name"] != nil
      instances.add(
        isGiven ? "given" : "left out", model.label + "." + field.name, at: field.place, in: field.file)
    }
  }
}
