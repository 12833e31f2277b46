import PythonSyntax
import Synchronization

/// The syntax trees of library modules, so that the next boot need not parse them again; several threads may ask.
///
/// Bounded by what is embedded: there is one tree a module, that of the version asked for last.
public final class ParsedLibraries: Sendable {
  private let files = Mutex<[String: PythonFile]>([:])

  public init() {}

  /// The tree of a module whose source is this.
  func file(_ path: String, _ bytes: [UInt8]) -> PythonFile {
    if let known = files.withLock({ $0[path] }), known.source == bytes { return known }
    let file = PythonFile(bytes)
    files.withLock { $0[path] = file }
    return file
  }
}
