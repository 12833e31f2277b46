internal import Platform

/// The migrations of the commit where this branch left the default branch, listed by git once for as long as neither moves.
///
/// Kept where only this user can look, so that a guard need not start git before every edit.
struct MergedMigrations {
  let paths: Set<String>

  /// Nil where git has to be asked each time, or knows of no such commit.
  init?(in root: String, base: String?, listed: (_ git: Git) -> [UInt8]?) {
    guard let key = Self.key(root, base), let folder = try? RuntimeFolder.open() else { return nil }
    let place = folder.appending("merged-" + ContentHash([root]).text.prefix(16)).text
    if let known = Self.read(place, key, root) {
      paths = known
      return
    }
    guard let bytes = listed(Git(in: root)), Self.key(root, base) == key else { return nil }
    let all = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    paths = Set(all.filter { FileKind($0).isMigrationFile })
    Self.removeStrays(in: folder)
    let text = ([key, root] + paths.sorted()).joined(separator: "\0")
    try? AtomicWrite.write(Array(text.utf8), to: place)
  }

  // MARK: What it depends on

  /// The commits of this branch and of those it may have left, as the repository's files say.
  private static func key(_ root: String, _ base: String?) -> String? {
    guard let folder = GitFolder(at: root), let head = folder.head, !folder.rewritesHistory else { return nil }
    var parts = ["1", head]
    if let base {
      // An expression is git's to resolve.
      guard let object = folder.object(named: base) else { return nil }
      parts += [base, object]
    } else {
      parts += MergedFiles.usualBases.map { folder.object(named: $0) ?? "-" }
    }
    return parts.joined(separator: " ")
  }

  // MARK: The file

  private static func read(_ place: String, _ key: String, _ root: String) -> Set<String>? {
    guard let bytes = try? FileReader.read(place) else { return nil }
    let lines = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    guard lines.count >= 2, lines[0] == key, lines[1] == root else { return nil }
    return Set(lines.dropFirst(2))
  }

  private static let most = 64

  /// Takes out what is kept of folders that are gone, once there is much of it.
  private static func removeStrays(in folder: FilePath) {
    let names = ((try? DirectoryEntries.read(folder.text)) ?? []).map(\.name).filter { $0.hasPrefix("merged-") }
    guard names.count > most else { return }
    for name in names {
      let place = folder.appending(name).text
      let root = (try? FileReader.read(place))?.split(separator: 0).dropFirst().first
      let isThere = root.map { (try? FileStamp(of: String(decoding: $0, as: UTF8.self))) != nil } ?? false
      if !isThere { FileRemoval.remove(place) }
    }
  }
}
