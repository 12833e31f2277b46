import Base
import Glibc

/// A path as text: joined, split and compared without asking the disk.
///
/// Separators are `/`; a path keeps no trailing slash. The empty path is the directory one stands in.
public struct FilePath: Hashable, Sendable, Comparable {
  public let text: String

  public init(_ text: some StringProtocol) {
    var kept = Substring(text)
    while kept.utf8.count > 1, kept.utf8.last == UInt8(ascii: "/") { kept.removeLast() }
    self.text = String(kept)
  }

  public var isAbsolute: Bool { text.utf8.first == UInt8(ascii: "/") }

  /// The last component, empty for the root and the empty path.
  public var name: Substring { text[(slash.map { text.utf8.index(after: $0) } ?? text.startIndex)...] }

  /// What stands before the last component; the parent of a bare name is the empty path.
  public var parent: FilePath {
    guard let slash else { return FilePath("") }
    return FilePath(slash == text.startIndex ? "/" : text[..<slash])
  }

  /// The letters after the last dot of the name; a leading dot does not count.
  public var fileExtension: Substring {
    guard let dot = extensionDot else { return "" }
    return name[name.utf8.index(after: dot)...]
  }

  /// The name without its extension.
  public var stem: Substring { extensionDot.map { name[..<$0] } ?? name }

  /// This path with `part` below it; an absolute `part` stands alone.
  public func appending(_ part: some StringProtocol) -> FilePath {
    let part = FilePath(part)
    if part.isAbsolute || text.isEmpty { return part }
    if part.text.isEmpty { return self }
    return FilePath(text == "/" ? "/" + part.text : text + "/" + part.text)
  }

  /// This path without `.`, `..` and doubled slashes, as far as text alone can tell.
  public var normalized: FilePath {
    var parts: [Substring] = []
    for part in text.pathParts where part != "." {
      if part != ".." {
        parts.append(part)
      } else if let last = parts.last, last != ".." {
        parts.removeLast()
      } else if !isAbsolute {
        parts.append(part)
      }
    }
    return FilePath((isAbsolute ? "/" : "") + parts.joined(separator: "/"))
  }

  /// The part of this path below `base`, or nothing when it is not below it; a path relative to itself is empty.
  public func relative(to base: FilePath) -> FilePath? {
    let parts = text.pathParts
    let above = base.text.pathParts
    guard isAbsolute == base.isAbsolute, parts.starts(with: above) else { return nil }
    return FilePath(parts.dropFirst(above.count).joined(separator: "/"))
  }

  /// This path from the file system's root, given the current directory.
  public var absolute: FilePath {
    isAbsolute ? normalized : FilePath(Environment.currentDirectory).appending(text).normalized
  }

  /// The path the disk knows it by: absolute, every symlink followed.
  public func resolved() throws(FileError) -> FilePath {
    guard let real = unsafe realpath(text.isEmpty ? "." : text, nil) else { throw .last }
    defer { unsafe free(real) }
    return unsafe FilePath(String(cString: real))
  }

  public static func < (a: FilePath, b: FilePath) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

  private var slash: String.Index? { text.utf8.lastIndex(of: UInt8(ascii: "/")) }

  private var extensionDot: String.Index? {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return nil }
    return dot
  }
}

extension FilePath: CustomStringConvertible, ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
  public var description: String { text }
}
