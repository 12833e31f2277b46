/// What a `TreeWatch` knows, under its lock.
struct TreeWatchState: ~Copyable {
  private let root: FilePath
  private let limit: Int
  private var inotify: Inotify?
  private var tree = WatchedTree()
  /// Why nothing is watched.
  private var refusal: String?
  /// Which directories there are may have changed.
  private var isStale = true
  private var pending: Set<String> = []
  private var signs: OuterSigns
  /// Files that may be changed by other names, with what the disk said of them last.
  private var shared: [String: FileStamp?] = [:]
  private var hasOwnRules = false
  /// Some directories are watched by the name of a link: what is behind it may be exchanged without a note.
  private var followsLinks = false
  /// Directories that are watched only because what lies in them decides that they are left out.
  private var judged: Set<String> = []

  init(root: FilePath, limit: Int) {
    self.root = root
    self.limit = limit
    signs = OuterSigns(of: root)
    if !FileSystemKind.isLocal(root) { refusal = "a file system that others may change" }
  }

  var handle: WaitHandle? {
    switch inotify {
    case .some(let inotify): inotify.handle
    case .none: nil
    }
  }

  var mode: TreeWatch.Mode { refusal.map { .polling($0) } ?? .watching(directories: tree.count) }

  mutating func take() -> TreeWatch.Changes {
    if refusal != nil { return .unknown }
    _ = gather()
    compareSigns()
    compareShared()
    if isStale {
      isStale = false
      pending = []
      cover()
      return .unknown
    }
    if pending.isEmpty { return .none }
    defer { pending = [] }
    return .paths(pending)
  }

  mutating func isQuiet() -> Bool {
    if refusal != nil { return false }
    _ = gather()
    compareSigns()
    compareShared()
    return !isStale && pending.isEmpty
  }

  mutating func gather() -> Bool {
    guard let events = inotify?.drain(), !events.isEmpty else { return false }
    var moved: Set<String> = []
    var touched: Set<String> = []
    for event in events { note(event, &moved, &touched) }
    if !moved.isEmpty {
      isStale = true
      for watch in tree.remove(atOrBelow: moved) { inotify?.remove(watch) }
      if followsLinks { startOver() }
    }
    // Whoever asks will look at everything anyway.
    if isStale || pending.count + touched.count > Self.most {
      (isStale, pending) = (true, [])
    } else {
      for path in touched {
        pending.insert(path)
        if isLink(path) { isStale = true }
      }
    }
    return true
  }

  private static let most = 4096

  private mutating func note(_ event: Inotify.Event, _ moved: inout Set<String>, _ touched: inout Set<String>) {
    if event.isOverflow { return startOver() }
    if event.isEnd { return tree.forget(event.watch) }
    guard let folder = tree.path(of: event.watch) else { return }
    if event.isSelf {
      // Of any but the root, the directory above tells as well.
      if folder.isEmpty { isStale = true }
    } else if event.isDirectory {
      let path = Self.path(of: event, in: folder)
      if isLeftOut(event.name, path) { return }
      // Its rights have changed, if it did not come or go.
      if event.isEntry { moved.insert(path) } else { isStale = true }
    } else if Self.rules.contains(event.name) || event.isEntry && decides(event.name, in: folder) {
      isStale = true
    } else if !event.name.isEmpty {
      touched.insert(Self.path(of: event, in: folder))
    }
  }

  private static func path(of event: Inotify.Event, in folder: String) -> String {
    folder.isEmpty || event.name.isEmpty ? folder + event.name : folder + "/" + event.name
  }

  private static let rules: Set<String> = [".gitignore", ".djangologyignore", ".git"]

  /// Whether it is by such entries that a directory, or one beside the entry, is looked into or left out.
  private func decides(_ name: String, in folder: String) -> Bool {
    judged.contains(folder) || Landmarks.isOne(name)
  }

  /// Whether a directory of this name is never looked into.
  private func isLeftOut(_ name: String, _ path: String) -> Bool {
    if hasOwnRules || name == ".git" || tree.isWatched(path) { return false }
    return PruneRules.reason(name: Array(name.utf8)[...]) != nil
  }

  /// Notes were lost: nothing that is known of the tree need still hold.
  private mutating func startOver() {
    inotify = nil
    tree = WatchedTree()
    isStale = true
  }

  /// Whether it is, or was, a link to a directory, or is a file that has come to have other names.
  private func isLink(_ path: String) -> Bool {
    tree.isWatched(path) || (shared[path] == nil && FileNames.areSeveral(root.appending(path).text))
  }

  private mutating func compareSigns() {
    let now = OuterSigns(of: root)
    if now != signs {
      signs = now
      startOver()
    }
  }

  private mutating func compareShared() {
    for (path, known) in shared {
      let now = try? FileStamp(of: root.appending(path).text)
      if now == known { continue }
      shared[path] = now
      pending.insert(path)
    }
  }
}

extension TreeWatchState {
  /// Watches every directory that a walk visits, and none but those.
  ///
  /// A directory is listed after its watch was set, or what was put into it in between would never be seen: so this walks
  /// until a walk finds no directory that is not watched yet.
  private mutating func cover() {
    do throws(FileError) {
      if inotify == nil { inotify = try Inotify() }
      for _ in 0..<Self.mostWalks {
        if try !watchWhatAWalkFinds() { return }
      }
      isStale = true  // somebody makes directories faster than we walk
    } catch {
      // A root that is gone may come back; anything else means that no more watches are to be had.
      if error == .notFound || error == .notADirectory { isStale = true } else { refuse(error) }
    }
  }

  private static let mostWalks = 8

  /// Whether there was one that had not been watched.
  private mutating func watchWhatAWalkFinds() throws(FileError) -> Bool {
    let walk = try DirectoryWalk(root: root.text).run { _ in true }
    hasOwnRules = walk.hasOwnRules
    followsLinks = walk.followsLinks
    shared = [:]
    for path in walk.shared { shared[path] = try? FileStamp(of: root.appending(path).text) }
    // What lies in these decides that they are left out.
    let judged = walk.skipped.filter { $0.reason.isByContents }.flatMap { [$0.path, $0.path + "/bin"] }
    self.judged = Set(judged)
    let wanted = self.judged.union(walk.directories)
    for watch in tree.remove(allBut: wanted) { inotify?.remove(watch) }
    var foundNew = false
    for path in wanted.sorted() where !tree.isWatched(path) {
      if try watch(path) { foundNew = true }
    }
    return foundNew
  }

  private mutating func watch(_ path: String) throws(FileError) -> Bool {
    if tree.count >= limit { throw .other(errno: 28) }
    do throws(FileError) {
      guard let watch = try inotify?.add(root.appending(path).text) else { return false }
      tree.insert(watch, at: path)
      return true
    } catch {
      switch error {
      case .notFound, .notADirectory, .permissionDenied: return false
      case .isDirectory, .tooLarge, .other: throw error
      }
    }
  }

  private mutating func refuse(_ error: FileError) {
    refusal = "no more watches: \(error)"
    inotify = nil
    tree = WatchedTree()
    shared = [:]
  }
}

extension SkippedDirectory.Reason {
  fileprivate var isByContents: Bool {
    switch self {
    case .virtualEnvironment, .buildOutput, .collectedStatic: true
    case .ignored, .versionControl, .installedPackages, .cache: false
    }
  }
}
