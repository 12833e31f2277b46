import Base
import Django
import Graph

/// A file as a person reads it: its part in the project and what it declares.
public struct FileSummary: Sendable {
  public var path: String
  /// Name of the file's role: `model`, `view`, `template` and so on.
  public var role: String
  /// Label of its app; empty if none.
  public var app: String
  public var lines: Int
  /// Classes and functions with a Django role, in order of the file.
  public var symbols: [SymbolSummary]
}

/// A class or function with what it is to Django.
public struct SymbolSummary: Sendable {
  public var name: String
  public var roles: [String]
  public var line: Int
}

extension Workspace {
  /// The files of the project, or those with the role or in the app called `filter`.
  public func files(matching filter: String? = nil) -> [FileSummary] {
    var symbols = [[SymbolSummary]](repeating: [], count: graph.files.count)
    for node in graph.symbols where !node.roles.isEmpty && node.kind != .file {
      let roles = node.roles.all.map { "\($0)" }
      symbols[Int(node.file.index)].append(
        SymbolSummary(name: node.name, roles: roles, line: node.lines.lowerBound))
    }
    return graph.files.indices.compactMap { i in
      let file = graph.files[i]
      let role = "\(file.role)"
      guard filter == nil || filter == role || filter == file.app else { return nil }
      return FileSummary(path: file.path, role: role, app: file.app, lines: file.lineCount, symbols: symbols[i])
    }
  }
}
