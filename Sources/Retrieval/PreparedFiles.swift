import Facts
import PythonSyntax
import Synchronization

/// Files that capsules showed, taken apart: most questions about a project are about the same files.
///
/// Bounded: what finds no room is taken apart again.
public final class PreparedFiles: Sendable {
  private struct State {
    var files: [String: PreparedFile] = [:]
    var bytes = 0
  }

  /// Bytes of source.
  private static let limit = 6 << 20

  private let state = Mutex(State())

  public init() {}

  /// The file at `path` whose bytes are these.
  func file(_ path: String, _ source: [UInt8], _ tally: inout TermTally, _ parser: inout PythonParser) -> PreparedFile {
    let known = state.withLock { $0.files[path] }
    if let known, known.outline.source == source { return known }
    let made = PreparedFile(source, path: path, &tally, &parser)
    state.withLock { state in
      if let old = state.files.removeValue(forKey: path) { state.bytes -= old.outline.source.count }
      if state.bytes + source.count > Self.limit { (state.files, state.bytes) = ([:], 0) }
      guard source.count <= Self.limit else { return }
      state.files[path] = made
      state.bytes += source.count
    }
    return made
  }
}
