import Checks

let serializerBase = Convention(
  "serializer-base", "bases of serializers", sentence: { "Serializers inherit from `\($0)`." }
) { project, instances in
  SharedBase(project.leaves("serializer")).collect(&instances)
}
