import Base

/// Reading all files, part by part and at once.
///
/// What one part concludes, the others see in the next pass: two that record nothing make callers known to whom they
/// call, the third makes the edges.
extension ProjectReader {
  /// How many parts: the same on every machine, because what a part knows of others is what the pass before found.
  private static let parts = 12

  /// What reading a part found.
  private struct Part: Sendable {
    var parameterTypes: [ID<FunctionRow>: [String: Typed?]]
    var assignedAttributes: [ID<ClassRow>: [String: Typed]]
    var graph: GraphGrowth
    var renders: [RenderedTemplate]
    var routePlaces: [RoutePlace]
  }

  mutating func readAll(for purpose: ReadingPurpose, _ parallelism: some Parallelism) {
    let count = tables.modules.count
    forgetTypes()
    let before = self
    let known = (nodes: graph.nodes.count, edges: graph.edges.count)
    let parts = parallelism.map(count: Self.parts) { part -> Part in
      var reader = before
      for row in (part * count / Self.parts)..<((part + 1) * count / Self.parts) {
        reader.readModule(row, for: purpose)
      }
      return Part(
        parameterTypes: reader.parameterTypes, assignedAttributes: reader.assignedAttributes,
        graph: reader.graph.growth(since: known), renders: reader.renders, routePlaces: reader.routePlaces)
    }
    for part in parts {
      add(part)
    }
  }

  /// One module alone, as often as all of them are read for a graph.
  mutating func types(of module: Int) -> ModuleTypes {
    for purpose in [ReadingPurpose.inference, .inference, .types] {
      forgetTypes()
      readModule(module, for: purpose)
    }
    return noted
  }

  /// What was concluded before the callers were known.
  private mutating func forgetTypes() {
    returnTypes = [:]
    memberTypes = [:]
    assignedBefore = assignedAttributes
    assignedAttributes = [:]
    readClasses = []
  }

  private mutating func add(_ part: Part) {
    for (function, types) in part.parameterTypes {
      parameterTypes[function, default: [:]].merge(types) { $0?.type == $1?.type ? $0 : nil }
    }
    for (type, attributes) in part.assignedAttributes {
      assignedAttributes[type, default: [:]].merge(attributes) { first, _ in first }
    }
    graph.add(part.graph)
    renders += part.renders
    routePlaces += part.routePlaces
  }
}
