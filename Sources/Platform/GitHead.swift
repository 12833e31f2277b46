/// Which commit a repository stands at, read from its files: git itself need not be started to see that nothing moved.
public struct GitHead: Hashable, Sendable {
  /// The repository's own folder.
  public let directory: String
  /// The commit's full name.
  public let commit: String
  /// What else changes the history that git shows: where a shallow clone ends.
  public let boundary: [UInt8]

  /// - Parameters:
  ///   - place: a folder of a working tree, or a repository's own folder.
  ///   - name: `HEAD` or a full commit name; nil comes back for all others, and wherever files do not decide it.
  public init?(at place: String, name: String) {
    guard let directory = Self.directory(of: place) else { return nil }
    let common =
      Self.line(directory + "/commondir").map { FilePath(directory).appending($0).normalized.text } ?? directory
    guard let commit = Self.isCommit(name) ? name : name == "HEAD" ? Self.head(directory, common) : nil else {
      return nil
    }
    // What replaces commits, or grafts them, is git's business.
    if (try? FileStamp(of: common + "/info/grafts")) != nil { return nil }
    if let replaced = try? DirectoryEntries.read(common + "/refs/replace"), !replaced.isEmpty { return nil }
    if Self.packed(common).contains(where: { $0.contains(" refs/replace/") }) { return nil }
    self.directory = directory
    self.commit = commit
    boundary = (try? FileReader.read(common + "/shallow")) ?? []
  }

  private static func directory(of place: String) -> String? {
    if isRepository(place) { return place }
    guard let real = try? FilePath(place).resolved(), let top = RepositoryRoot(above: real)?.top else { return nil }
    let git = top.appending(".git").text
    if isRepository(git) { return git }
    guard let line = line(git), line.hasPrefix("gitdir: ") else { return nil }
    return top.appending(line.dropFirst(8)).normalized.text
  }

  private static func isRepository(_ place: String) -> Bool {
    (try? FileStamp(of: place + "/HEAD")) != nil && (try? FileStamp(of: place + "/objects")) != nil
  }

  private static func head(_ directory: String, _ common: String) -> String? {
    guard var name = line(directory + "/HEAD") else { return nil }
    // A reference may name another.
    for _ in 0..<5 {
      if isCommit(name) { return name }
      guard name.hasPrefix("ref: ") else { return nil }
      let reference = String(name.dropFirst(5))
      guard let next = line(directory + "/" + reference) ?? line(common + "/" + reference) ?? packed(reference, common)
      else { return nil }
      name = next
    }
    return nil
  }

  private static func packed(_ reference: String, _ common: String) -> String? {
    packed(common).first { $0.hasSuffix(" " + reference) }.map { String($0.prefix { $0 != " " }) }
  }

  private static func packed(_ common: String) -> [Substring] {
    let bytes = (try? FileReader.read(common + "/packed-refs", limit: 32 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  private static func line(_ path: String) -> String? {
    guard let bytes = try? FileReader.read(path, limit: 65_536) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
  }

  private static func isCommit(_ name: String) -> Bool {
    [40, 64].contains(name.utf8.count) && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
