import Checks

let serializerBase = Convention(
  "serializer-base", "bases of serializers", sentence: { "Serializers inherit from `\($0)`." }
) { project, instances in
  CommonBase(project.leaves("serializer")).collect(&instances)
}
