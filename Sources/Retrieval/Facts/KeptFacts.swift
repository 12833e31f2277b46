import Base
import Django
import Facts
import PythonSyntax

extension ProjectFile {
  /// What the file says: read off its bytes again where the project came from the cache, which keeps no facts.
  func facts(_ source: (String) -> [UInt8]?) -> FileFacts {
    guard facts === FileFacts.nothing, path.hasSuffix(".py") else { return facts }
    return source(path).map { FileFacts(python: PythonFile($0)) } ?? facts
  }
}

/// The facts of the few files whose text a capsule's facts are read off.
struct KeptFacts: Sendable {
  private var known: [ID<ProjectFile>: FileFacts] = [:]

  /// Settings files and the best files.
  init(_ project: DjangoProject, near: Set<ID<ProjectFile>>, source: (String) -> [UInt8]?) {
    // Rows are asked in place: a copy of one is six retains.
    for row in project.files.indices {
      let isSettings = project.files[row].role == .settings
      guard isSettings ? !project.files[row].flags.contains(.test) : near.contains(ID(row)) else { continue }
      known[ID(row)] = project.files[row].facts(source)
    }
  }

  subscript(file: ID<ProjectFile>) -> FileFacts { known[file] ?? .nothing }
}
