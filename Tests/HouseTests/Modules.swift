import Platform

/// Who uses whom, as two files tell it.
struct Modules: Equatable {
  var uses: [String: [String]] = [:]
  /// In the order they are written.
  var names: [String] = []

  /// The `data(…)`, `layer(…)` and `program(…)` lines of the manifest.
  static func inManifest() throws -> Modules {
    let line = /\b(?:data|layer|program)\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/
    return Modules(
      try Repository.text("Package.swift").matches(of: line).map { match in
        (
          String(match.1),
          (match.2 ?? "").split(separator: ",").map { String($0.filter { $0.isLetter }) }.filter { !$0.isEmpty }
        )
      })
  }

  /// The fenced `modules` block of ARCHITECTURE.md, one `A -> B, C` a line.
  static func inArchitecture() throws -> Modules {
    let lines = try Repository.text("ARCHITECTURE.md").split(separator: "\n", omittingEmptySubsequences: false)
    let block = lines.drop { $0 != "```modules" }.dropFirst().prefix { $0 != "```" }
    return Modules(
      block.map { line in
        let parts = line.split(separator: "->").map {
          $0.split(separator: ",").map { String($0.filter { $0.isLetter }) }
        }
        return (parts.first?.first ?? "", parts.count > 1 ? parts[1] : [])
      })
  }

  private init(_ lines: [(String, [String])]) {
    names = lines.map(\.0)
    for (name, used) in lines { uses[name] = used.sorted() }
  }
}
