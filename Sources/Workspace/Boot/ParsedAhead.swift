import Base
import Platform
import PythonSyntax
import Synchronization

/// The files of a project, parsed on a thread of their own while the boot runs.
///
/// Whoever comes first parses a file: the boot does not wait for one, it takes it over.
final class ParsedAhead: Sendable {
  private struct State {
    var files: [String: (file: PythonFile, witness: DiskTrace.Witness)] = [:]
    /// What the boot asked for before it was there.
    var taken: Set<String> = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let paths: [String]
  private let tree: DiskTree
  private let trees: ParsedTrees
  private let recorder: DiskRecorder

  init(_ paths: [String], _ tree: DiskTree, _ recorder: DiskRecorder, _ trees: ParsedTrees) {
    let sources = paths.filter { $0.hasSuffix(".py") }
    // Migrations and tests are read last of all.
    self.paths = sources.filter { !Self.isLate($0) } + sources.filter { Self.isLate($0) }
    self.tree = tree
    self.trees = trees
    self.recorder = recorder
  }

  private static func isLate(_ path: String) -> Bool {
    path.pathParts.contains { $0 == "migrations" || $0.hasPrefix("test") }
  }

  /// The tree of a file; nil when it cannot be read.
  func take(_ path: String) -> PythonFile? {
    let ready = state.withLock { state in
      if let ready = state.files[path] { return Optional(ready) }
      state.taken.insert(path)
      return nil
    }
    if let ready {
      recorder.note(file: path, ready.witness)
      return ready.file
    }
    let (bytes, witness) = tree.witness(file: path, recorder.moment)
    recorder.note(file: path, witness)
    guard let bytes, let hash = witness.hash else { return nil }
    if let known = trees.tree(path, hash) { return known }
    let file = PythonFile(bytes)
    trees.keep(file, path, hash)
    return file
  }

  func stop() { state.withLock { $0.isStopped = true } }

  /// Parses until all is done or it is stopped.
  func run() {
    var parser = PythonParser()
    for path in paths {
      let (isStopped, isTaken) = state.withLock { ($0.isStopped, $0.taken.contains(path)) }
      if isStopped { return }
      let (bytes, witness) = isTaken ? (nil, nil) : tree.witness(file: path, recorder.moment)
      guard let bytes, let witness, let hash = witness.hash else { continue }
      let file = trees.tree(path, hash) ?? parser.parse(bytes)
      trees.keep(file, path, hash)
      state.withLock { $0.files[path] = (file, witness) }
    }
  }
}
