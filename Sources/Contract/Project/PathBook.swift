import Base
import Checks

/// Which files and folders there are, as people shorten their paths.
public struct PathBook: Sendable {
  let files: Set<String>
  let folders: Set<String>
  /// The last parts of all files and folders.
  private let names: Set<Substring>
  private let ignored: String
  private let read: @Sendable (String) -> [UInt8]?
  private let tails: Set<String>

  init(_ project: CheckedProject) {
    files = project.beside.paths
    read = project.beside.read
    var folders: Set<String> = []
    for path in files {
      var parent = path[...]
      while let slash = parent.lastIndex(of: "/") {
        parent = parent[..<slash]
        if !folders.insert(String(parent)).inserted { break }
      }
    }
    self.folders = folders
    names = Set(
      files.compactMap { $0.pathParts.last } + folders.compactMap { $0.pathParts.last })
    ignored = project.beside.texts.filter { $0.name == ".gitignore" }.map(\.text).joined(separator: "\n")
    tails = Self.tails(files.union(folders))
  }

  /// The paths with as much of their beginnings left out as is possible.
  private static func tails(_ paths: Set<String>) -> Set<String> {
    var tails: Set<String> = []
    for path in paths {
      var rest = path[...]
      while let slash = rest.firstIndex(of: "/") {
        rest = rest[rest.index(after: slash)...]
        tails.insert(String(rest))
      }
    }
    return tails
  }

  /// Whether a path is there, below the root or below whatever folder.
  func exists(_ path: String) -> Bool {
    let plain = Self.plain(path)
    if plain.isEmpty || plain == "." { return true }
    return files.contains(plain) || folders.contains(plain) || tails.contains(plain) || read(plain) != nil
  }

  func existsExactly(_ path: String) -> Bool {
    let plain = Self.plain(path)
    return files.contains(plain) || folders.contains(plain) || read(plain) != nil
  }

  func knows(name: some StringProtocol) -> Bool { names.contains(Substring(name)) }

  /// Whether version control leaves out something of that name, so that it may be on another machine.
  func mayBeIgnored(_ path: String) -> Bool {
    let parts = Self.plain(path).pathParts
    return ignored.split(whereSeparator: \.isNewline).contains { line in
      let pattern = line.drop { $0 == "/" || $0 == "!" }.pathParts.last ?? ""
      guard !pattern.isEmpty, !line.hasPrefix("#") else { return false }
      return parts.contains { Self.matches($0, pattern) }
    }
  }

  private static func matches(_ name: Substring, _ pattern: Substring) -> Bool {
    guard let star = pattern.firstIndex(of: "*") else { return name == pattern }
    let (head, tail) = (pattern[..<star], pattern[pattern.index(after: star)...].filter { $0 != "*" })
    return pattern.count > 1 && name.count >= head.count + tail.count && name.hasPrefix(head) && name.hasSuffix(tail)
  }

  static func plain(_ path: String) -> String {
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    return String(rest)
  }

  /// A path as it might have been meant.
  func near(_ path: String) -> String? {
    let plain = Self.plain(path)
    let last = plain.pathParts.last ?? ""
    let same = files.filter { $0 == last || $0.hasSuffix("/" + last) }
    if same.count == 1 { return same.first }
    let folder = plain.pathParts.dropLast().joined(separator: "/")
    return Suggestion.slip(of: plain, in: files.filter { $0.hasPrefix(folder + "/") }.sorted())
  }
}
