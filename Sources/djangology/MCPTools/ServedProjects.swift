import Base
import MCP
import Platform

/// The projects a server answers for; where there are several, each question says which.
struct ServedProjects: Sendable {
  struct One: Sendable {
    /// Of its folder, and of the folders around it where that is not enough.
    let name: String
    let engine: Engine
  }

  let all: [One]

  init(_ engine: Engine) { all = [One(name: "", engine: engine)] }

  init(roots: [String], engine: (String) -> Engine) {
    all = zip(Self.names(of: roots), roots).map { One(name: $0, engine: engine($1)) }
  }

  /// What a question needs beside its own arguments; nothing where there is only one project.
  var parameter: Parameter<String>? {
    guard all.count > 1 else { return nil }
    return .required("project", "Which project", among: all.map(\.name))
  }

  func engine(_ name: String?) -> Engine { (all.first { $0.name == name } ?? all[0]).engine }

  /// Names that tell the folders apart.
  static func names(of roots: [String]) -> [String] {
    let parts = roots.map { root in
      let absolute = FilePath(root).absolute
      return ((try? absolute.resolved()) ?? absolute).text.pathParts.map(String.init)
    }
    for length in 1...max(1, parts.map(\.count).max() ?? 1) {
      let names = parts.map { $0.suffix(length).joined(separator: "-") }
      if Set(names).count == names.count { return names }
    }
    return roots.indices.map { "project\($0 + 1)" }
  }
}
