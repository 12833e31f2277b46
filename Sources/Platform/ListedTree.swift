/// Which files of a list a walk of the same tree would find, as far as names and ignore files tell.
///
/// For trees that are not on the disk; what only the contents of a folder give away is not known here.
public struct ListedTree {
  private var rules = IgnoreRules()
  /// By folder with its closing slash: what ignore files say there.
  private var scopes: [String: WalkRules.Scopes] = [:]
  /// By folder with its closing slash.
  private var verdicts: [String: Bool] = [:]
  private let ignoreFiles: [String: [UInt8]]

  /// Whether a file of this name holds rules that `init` wants.
  public static func isIgnoreFile(_ path: String) -> Bool {
    let name = FilePath(path).name
    return name == ".gitignore" || name == ".djangologyignore"
  }

  /// - Parameter ignoreFiles: the bytes of the ignore files, by path.
  public init(ignoreFiles: [String: [UInt8]]) {
    self.ignoreFiles = ignoreFiles
    scopes[""] = enter("", below: WalkRules.Scopes())
    verdicts[""] = true
  }

  public mutating func keeps(_ path: String) -> Bool {
    let folder = Self.folder(of: path)
    guard entersFolder(folder), let scopes = scopes[folder] else { return false }
    let (bytes, name) = (Array(path.utf8).span, folder.utf8.count)
    if let ignored = rules.verdict(bytes, name: name, isDirectory: false, in: scopes.own) { return !ignored }
    return !(rules.verdict(bytes, name: name, isDirectory: false, in: scopes.git) ?? false)
  }

  private mutating func entersFolder(_ folder: String) -> Bool {
    if let known = verdicts[folder] { return known }
    let parent = Self.folder(of: String(folder.dropLast()))
    let enters = entersFolder(parent) && scopes[parent].map { wants(folder, below: parent, $0) } ?? false
    verdicts[folder] = enters
    if enters, let above = scopes[parent] { scopes[folder] = enter(folder, below: above) }
    return enters
  }

  private func wants(_ folder: String, below parent: String, _ scopes: WalkRules.Scopes) -> Bool {
    let bytes = Array(folder.utf8.dropLast())
    let name = parent.utf8.count
    let pruned = PruneRules.reason(name: bytes[name...])
    if pruned == .versionControl { return false }
    if let ignored = rules.verdict(bytes.span, name: name, isDirectory: true, in: scopes.own) { return !ignored }
    return pruned == nil && !(rules.verdict(bytes.span, name: name, isDirectory: true, in: scopes.git) ?? false)
  }

  private mutating func enter(_ folder: String, below parent: WalkRules.Scopes) -> WalkRules.Scopes {
    var scopes = parent
    if let bytes = ignoreFiles[folder + ".gitignore"] {
      scopes.git = rules.scope(bytes, base: folder.utf8.count, below: scopes.git)
    }
    if let bytes = ignoreFiles[folder + ".djangologyignore"] {
      scopes.own = rules.scope(bytes, base: folder.utf8.count, below: scopes.own)
    }
    return scopes
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
