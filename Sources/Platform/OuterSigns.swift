/// What decides, outside of the directories watched, which files a walk finds: looked at whenever somebody asks.
struct OuterSigns: Equatable {
  /// The root itself: another directory may have been put in its place.
  private let root: UInt64?
  private let top: FilePath?
  /// Ignore files above the root, and the repository's own list.
  private var rules: [FileStamp?] = []

  init(of root: FilePath) {
    self.root = try? FileStamp(of: root.text).inode
    let repository = RepositoryRoot(above: root)
    top = repository?.top
    guard let repository else { return }
    rules.append(RepositoryRoot.excludeFile(of: repository.top).flatMap { try? FileStamp(of: $0.text) })
    var directory = root
    while directory != repository.top, directory.text != "/" {
      directory = directory.parent
      rules.append(try? FileStamp(of: directory.appending(".gitignore").text))
    }
  }

  var isThere: Bool { root != nil }
}
