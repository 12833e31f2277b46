import Base
import PythonSyntax
import Synchronization
import TemplateSyntax

/// The lines of all files, for quoting them.
struct SourceLines: Sendable {
  private typealias Text = (bytes: [UInt8], lines: LineIndex)

  /// What was read while questions were answered.
  private final class Cache: Sendable {
    let files = Mutex<[String: Text]>([:])
  }

  private var files: [String: Text] = [:]
  private let read: @Sendable (String) -> [UInt8]?
  private let cache = Cache()

  init(_ sources: ProjectSources) {
    read = { _ in nil }
    for one in sources.python { files[one.path] = (one.file.source, one.lines) }
    for one in sources.templates { files[one.path] = (one.file.bytes, one.lines) }
    for one in sources.data { files[one.path] = (one.bytes, one.lines) }
  }

  /// Reads a file when a line of it is wanted.
  init(reading read: @escaping @Sendable (String) -> [UInt8]?) { self.read = read }

  func bytes(of path: String) -> [UInt8]? { file(path)?.bytes }

  /// Without the white space around it.
  func text(_ path: String, _ line: Int) -> String {
    guard let file = file(path), line >= 1, line <= file.lines.lineCount else { return "" }
    let start = Int(file.lines.starts[line - 1])
    let end = line < file.lines.lineCount ? Int(file.lines.starts[line]) : file.bytes.count
    let bytes = file.bytes[start..<end].drop { $0 <= 32 }
    let last = bytes.lastIndex { $0 > 32 } ?? bytes.startIndex
    return bytes.isEmpty ? "" : String(decoding: bytes[...last], as: UTF8.self)
  }

  private func file(_ path: String) -> Text? {
    if let known = files[path] { return known }
    return cache.files.withLock { cached in
      if let known = cached[path] { return known }
      guard let bytes = read(path) else { return nil }
      let text = (bytes, LineIndex(bytes))
      cached[path] = text
      return text
    }
  }
}
