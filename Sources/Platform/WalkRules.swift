import Base

/// Which ignore files hold in which directory of a walk.
struct WalkRules {
  /// The scopes of git's rules and of our own, which are asked first.
  struct Scopes {
    var git = IgnoreRules.none
    var own = IgnoreRules.none
  }

  /// The path from the repository's top to the walk's root, with a closing slash unless they are the same.
  private(set) var pathAboveRoot: [UInt8] = []
  /// What holds at the root because of directories above it.
  private(set) var outer = Scopes()
  private var rules = IgnoreRules()

  init(root: FilePath) {
    guard let repository = RepositoryRoot(above: root) else { return }
    loadExclude(of: repository.top, base: 0)
    if repository.inside.text.isEmpty { return }
    pathAboveRoot = Array(repository.inside.text.utf8) + [UInt8(ascii: "/")]
    loadAbove(repository)
  }

  /// What holds in the directory at `path` (with its closing slash) that holds these landmarks.
  mutating func enter(
    _ directory: borrowing Descriptor, _ landmarks: Landmarks,
    path: [UInt8], isRoot: Bool, below parent: Scopes
  ) -> Scopes {
    var scopes = parent
    if !isRoot, landmarks.contains(.git) {
      scopes.git = IgnoreRules.none  // a repository of its own, with rules of its own
      let top = try? FilePath("/proc/self/fd/\(directory.number)").resolved()
      if let bytes = top.flatMap({ RepositoryRoot.exclude(of: $0) }) {
        scopes.git = rules.scope(bytes, base: path.count, below: scopes.git)
      }
    }
    if landmarks.contains(.gitIgnore), let bytes = try? FileReader.read(".gitignore", below: directory) {
      scopes.git = rules.scope(bytes, base: path.count, below: scopes.git)
    }
    if landmarks.contains(.ownIgnore),
      let bytes = try? FileReader.read(".djangologyignore", below: directory)
    {
      scopes.own = rules.scope(bytes, base: path.count, below: scopes.own)
    }
    return scopes
  }

  /// What our own ignore files say of `path`, whose last component starts at `name`.
  func ownVerdict(_ path: [UInt8], name: Int, isDirectory: Bool, in scopes: Scopes) -> Bool? {
    if scopes.own == IgnoreRules.none { return nil }
    return rules.verdict(path.span, name: name, isDirectory: isDirectory, in: scopes.own)
  }

  func gitIgnores(_ path: [UInt8], name: Int, isDirectory: Bool, in scopes: Scopes) -> Bool {
    rules.verdict(path.span, name: name, isDirectory: isDirectory, in: scopes.git) ?? false
  }

  private mutating func loadExclude(of top: FilePath, base: Int) {
    guard let bytes = RepositoryRoot.exclude(of: top) else { return }
    outer.git = rules.scope(bytes, base: base, below: outer.git)
  }

  /// Loads what lies between the top and the root, unless it ignores the root: who asks for a directory wants it read.
  private mutating func loadAbove(_ repository: RepositoryRoot) {
    var directory = repository.top
    var path: [UInt8] = []
    for part in repository.inside.text.pathParts {
      if let bytes = try? FileReader.read(directory.appending(".gitignore").text) {
        outer.git = rules.scope(bytes, base: path.count, below: outer.git)
      }
      let name = path.count
      path += part.utf8
      if gitIgnores(path, name: name, isDirectory: true, in: outer) {
        outer.git = IgnoreRules.none
        return
      }
      path.append(UInt8(ascii: "/"))
      directory = directory.appending(part)
    }
  }
}
