/// The git working tree a directory belongs to, as far as its ignore files matter.
struct RepositoryRoot {
  /// The working tree's top directory.
  let top: FilePath
  /// The directory below `top`, empty if it is the top itself.
  let inside: FilePath

  /// The nearest directory at or above `path`, which is absolute and free of symlinks, that holds a `.git`.
  init?(above path: FilePath) {
    var top = path
    while (try? FileStamp(of: top.appending(".git").text)) == nil {
      if top.text == "/" { return nil }
      top = top.parent
    }
    guard let inside = path.relative(to: top) else { return nil }
    self.top = top
    self.inside = inside
  }

  /// The bytes of `info/exclude`, if there is one.
  static func exclude(of top: FilePath) -> [UInt8]? {
    excludeFile(of: top).flatMap { try? FileReader.read($0.text) }
  }

  /// Where `info/exclude` lies, which is elsewhere in a linked worktree or a submodule.
  static func excludeFile(of top: FilePath) -> FilePath? {
    let dotGit = top.appending(".git")
    let usual = dotGit.appending("info/exclude")
    if (try? FileStamp(of: usual.text)) != nil { return usual }
    guard let directory = line(of: dotGit, after: "gitdir: ").map({ top.appending($0) }) else { return nil }
    let common = line(of: directory.appending("commondir"), after: "").map { directory.appending($0) } ?? directory
    return common.appending("info/exclude")
  }

  private static func line(of file: FilePath, after prefix: String) -> String? {
    guard let bytes = try? FileReader.read(file.text, limit: 65_536) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
  }
}
