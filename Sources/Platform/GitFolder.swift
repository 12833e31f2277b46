/// A repository's own files, read without starting git.
///
/// What they do not decide – another form of storing references, names that are expressions – is nil, never a guess.
public struct GitFolder: Hashable, Sendable {
  /// Of the working tree: its `HEAD` and index.
  public let directory: String
  /// Shared by all working trees: references.
  let common: String

  /// - Parameter place: a folder of a working tree, or a repository's own folder.
  public init?(at place: String) {
    guard let (directory, common) = Self.directories(of: place), !Self.exists(common + "/reftable") else { return nil }
    self.directory = directory
    self.common = common
  }

  /// A working tree's own folder, and that which all working trees share.
  static func directories(of place: String) -> (own: String, common: String)? {
    guard let own = directory(of: place) else { return nil }
    let common = line(own + "/commondir").map { FilePath(own).appending($0).normalized.text }
    return (own, common ?? own)
  }

  private static func directory(of place: String) -> String? {
    if isRepository(place) { return place }
    guard let real = try? FilePath(place).resolved(), let top = RepositoryRoot(above: real)?.top else { return nil }
    let git = top.appending(".git").text
    if isRepository(git) { return git }
    guard let line = line(git), line.hasPrefix("gitdir: ") else { return nil }
    return top.appending(line.dropFirst(8)).normalized.text
  }

  private static func isRepository(_ place: String) -> Bool { exists(place + "/HEAD") && exists(place + "/objects") }

  static func exists(_ path: String) -> Bool { (try? FileStamp(of: path)) != nil }

  // MARK: References

  /// The commit the working tree stands on; nil for none, too.
  public var head: String? { Self.line(directory + "/HEAD").flatMap { follow($0) } }

  /// What a name of a branch, tag or remote branch stands for, as git looks it up; an annotated tag for itself.
  public func object(named name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case 45...57, 65...90, 95, 97...122: true
      default: false
      }
    }
    guard isPlain, !name.hasPrefix("-"), !name.contains("..") else { return nil }
    let packed = packed
    for prefix in ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"] {
      if let found = value(of: prefix + name, packed) { return follow(found) }
    }
    return value(of: "refs/remotes/\(name)/HEAD", packed).flatMap { follow($0) }
  }

  /// A reference may name another.
  private func follow(_ line: String) -> String? {
    var name = line
    for _ in 0..<5 {
      if Self.isCommit(name) { return name }
      guard name.hasPrefix("ref: "), let next = value(of: String(name.dropFirst(5)), packed) else { return nil }
      name = next
    }
    return nil
  }

  private func value(of reference: String, _ packed: [Substring]) -> String? {
    let loose = Self.line(directory + "/" + reference) ?? Self.line(common + "/" + reference)
    if let loose, Self.isCommit(loose) || loose.hasPrefix("ref: ") { return loose }
    return packed.first { $0.hasSuffix(" " + reference) }.map { String($0.prefix { $0 != " " }) }
  }

  var packed: [Substring] {
    let bytes = (try? FileReader.read(common + "/packed-refs", limit: 32 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  static func line(_ path: String) -> String? {
    guard let bytes = try? FileReader.read(path, limit: 65_536) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
  }

  static func isCommit(_ name: String) -> Bool {
    [40, 64].contains(name.utf8.count) && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
