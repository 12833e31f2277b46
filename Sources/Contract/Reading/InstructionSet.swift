import Base
import Checks
import Platform

/// The files that agents are told by, each once, with what they import.
public struct InstructionSet: Sendable {
  public private(set) var files: [InstructionFile] = []
  /// Imports that lead nowhere, or deeper than anybody reads.
  private(set) var broken: [(file: String, span: InstructionSpan, reason: String)] = []
  /// How many imports are followed one inside another.
  static let depth = 4

  /// - Parameters:
  ///   - paths: below the root; where there are none, the usual ones.
  ///   - read: a file's bytes, by its path below the root.
  public init(_ paths: [String], in known: Set<String>, read: (String) -> [UInt8]?) {
    let usual = ["CLAUDE.md", ".claude/CLAUDE.md", "AGENTS.md"] + Self.rules(known)
    for path in paths.isEmpty ? usual : paths { add(path, 0, read) }
  }

  private static func rules(_ known: Set<String>) -> [String] {
    known.filter { $0.hasPrefix(".claude/rules/") && $0.hasSuffix(".md") }.sorted()
  }

  private mutating func add(_ path: String, _ depth: Int, _ read: (String) -> [UInt8]?) {
    guard !files.contains(where: { $0.path == path }), let bytes = read(path) else { return }
    // A copy is not read twice.
    if files.contains(where: { $0.text.bytes == bytes && !bytes.isEmpty }) { return }
    let file = InstructionFile(CheckedText(path: path, bytes: bytes))
    files.append(file)
    for span in file.imports where !span.text.hasPrefix("~") && !span.text.hasPrefix("/") {
      let target = Self.resolved(span.text, from: file.folder)
      if files.contains(where: { $0.path == target }) { continue }
      if read(target) == nil {
        broken.append((path, span, "there is no file \(target)"))
      } else if depth >= Self.depth {
        broken.append((path, span, "\(target) is imported more than \(Self.depth) deep: nobody reads it"))
      } else {
        add(target, depth + 1, read)
      }
    }
  }

  /// A path as seen from a folder, with `..` followed.
  static func resolved(_ path: String, from folder: String) -> String {
    var parts: [Substring] = folder.pathParts
    for part in path.pathParts where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
