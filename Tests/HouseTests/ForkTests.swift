import Testing

/// A fork copies property by property: the compiler does not say so when one with a default value is left out.
@Suite struct ForkTests {
  @Test(arguments: [
    (type: "Sources/Evaluation/Machine/Evaluator.swift", fork: "Sources/Evaluation/Machine/Evaluator+Fork.swift"),
    (type: "Sources/Django/Boot/DjangoHost.swift", fork: "Sources/Django/Boot/DjangoHost.swift"),
    (type: "Sources/FastAPI/APIHost.swift", fork: "Sources/FastAPI/APIHost.swift"),
  ])
  func `a fork forgets no stored property`(_ files: (type: String, fork: String)) throws {
    let declaration = /^  (?:public |public internal\(set\) |private )?var (\w+)(?:: [^{]*)?(?: = .*)?$/
    let fork = try Repository.text(files.fork)
    var names: [Substring] = []
    for (_, line) in try Repository.code(files.type) {
      if line.hasPrefix("}") { break }
      if let match = try declaration.firstMatch(in: line) { names.append(match.1) }
    }
    #expect(names.count >= 2)
    #expect(names.filter { !fork.contains("other.\($0)") } == [])
  }
}
