import Platform
import PythonSyntax
import Synchronization

/// The files of a project, parsed on a thread of their own while the boot runs.
///
/// Whoever comes first parses a file: the boot does not wait for one, it takes it over.
final class ParsedAhead: Sendable {
  private struct State {
    var files: [String: PythonFile] = [:]
    /// What the boot asked for before it was there.
    var taken: Set<String> = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let paths: [String]
  private let tree: DiskTree

  init(_ paths: [String], _ tree: DiskTree) {
    let sources = paths.filter { $0.hasSuffix(".py") }
    // Migrations and tests are read last of all.
    self.paths = sources.filter { !Self.isLate($0) } + sources.filter { Self.isLate($0) }
    self.tree = tree
  }

  private static func isLate(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0 == "migrations" || $0.hasPrefix("test") }
  }

  /// The tree of a file if it is there already.
  func take(_ path: String) -> PythonFile? {
    state.withLock { state in
      if let file = state.files[path] { return file }
      state.taken.insert(path)
      return nil
    }
  }

  func stop() { state.withLock { $0.isStopped = true } }

  /// Parses until all is done or it is stopped.
  func run() {
    var parser = PythonParser()
    for path in paths {
      let (isStopped, isTaken) = state.withLock { ($0.isStopped, $0.taken.contains(path)) }
      if isStopped { return }
      guard !isTaken, let bytes = tree.read(path) else { continue }
      let file = parser.parse(bytes)
      state.withLock { $0.files[path] = file }
    }
  }
}
