/// Reading a whole project in parts at once.
extension QueryReader {
  /// As many wherever it runs: what a part knows of the files of others depends on where it is cut.
  private static let parts = 6

  static func facts(of project: CheckedProject, _ parallelism: some Parallelism) -> QueryFacts {
    let count = project.sources.python.count
    if count == 0 { return QueryFacts() }
    let parts = parallelism.map(count: parts, makeScratch: {}) { part, _ in
      let files = count * part / Self.parts..<count * (part + 1) / Self.parts
      var reader = QueryReader(project)
      reader.run(files)
      return (files, reader.facts)
    }
    var whole = QueryFacts()
    for (_, facts) in parts { whole.add(facts) }
    whole.loops = loops(of: parts)
    whole.applyHanded()
    return whole
  }

  /// Each loop once, as its own part has read it where that had anything to say.
  private static func loops(of parts: [(files: Range<Int>, facts: QueryFacts)]) -> [QueryFacts.Loop] {
    var found: [QueryPlace: QueryFacts.Loop] = [:]
    for (files, facts) in parts {
      for loop in facts.loops where found[loop.place] == nil || files.contains(loop.place.file) {
        found[loop.place] = loop
      }
    }
    return found.values.sorted {
      ($0.place.file, $0.place.node.index) < ($1.place.file, $1.place.node.index)
    }
  }
}

extension QueryFacts {
  /// Everything but loops, of which several may tell.
  fileprivate mutating func add(_ other: QueryFacts) {
    changes += other.changes
    renders += other.renders
    evaluations += other.evaluations
    calls += other.calls
    repeated += other.repeated
    constructions += other.constructions
    handed += other.handed
    prefetched.formUnion(other.prefetched)
  }
}
