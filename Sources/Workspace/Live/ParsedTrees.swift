import Discovery
import Platform
import PythonSyntax
import Synchronization

/// The syntax trees of one project by path and content, for the next boot and for impact.
///
/// Bounded: a tree is three to four times as large as its source, and what finds no room is parsed again.
final class ParsedTrees: Sendable {
  private struct State {
    var files: [String: (hash: ContentHash, file: PythonFile)] = [:]
    var bytes = 0
  }

  /// Bytes of source.
  static let limit = 24 << 20

  /// Those of library modules.
  let libraries = ParsedLibraries()
  private let state = Mutex(State())

  /// The tree of these bytes, if they are what the file held before.
  func tree(_ path: String, _ hash: ContentHash) -> PythonFile? {
    state.withLock { state in
      guard let known = state.files[path], known.hash == hash else { return nil }
      return known.file
    }
  }

  func keep(_ file: PythonFile, _ path: String, _ hash: ContentHash) {
    state.withLock { state in
      if let old = state.files.removeValue(forKey: path) { state.bytes -= old.file.source.count }
      guard state.bytes + file.source.count <= Self.limit else { return }
      state.bytes += file.source.count
      state.files[path] = (hash, file)
    }
  }

  /// Drops the trees of files that are gone.
  func keepOnly(_ isThere: (String) -> Bool) {
    state.withLock { state in
      for (path, known) in state.files where !isThere(path) {
        state.files[path] = nil
        state.bytes -= known.file.source.count
      }
    }
  }
}
