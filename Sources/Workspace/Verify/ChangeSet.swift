import Platform
import Verify

/// The files of a change, and what it is a change to.
struct ChangeSet {
  /// `HEAD`, `the branch point with main`, `the diff`.
  var base: String
  /// In order of paths.
  var files: [ChangedFile]
  /// The commit it is a change to, where it is one.
  var commit: String?
  /// Nothing was there before: no commit was made yet.
  var isFirst = false
  /// The disk does not hold the change: these bytes would lie over it.
  var isProposed = false
  /// What could not be looked at.
  var notes: [String] = []

  /// The project as it was before.
  var overlayBefore: TreeOverlay {
    var overlay = TreeOverlay()
    for file in files {
      if file.new != nil, file.pathBefore != file.path { overlay.put(nil, at: file.path) }
      if let before = file.pathBefore { overlay.put(file.old, at: before) }
    }
    return overlay
  }

  /// The project as it would be.
  var overlayAfter: TreeOverlay {
    var overlay = TreeOverlay()
    guard isProposed else { return overlay }
    for file in files {
      if let before = file.pathBefore, before != file.path { overlay.put(nil, at: before) }
      overlay.put(file.new, at: file.path)
    }
    return overlay
  }

  /// Joins a deleted file and a new one that says the same to one that moved; git knows only of those it was told of.
  mutating func joinMoves() {
    let deleted = files.indices.filter { files[$0].new == nil && files[$0].old != nil }
    let added = files.indices.filter { files[$0].old == nil && files[$0].new != nil }
    guard !deleted.isEmpty, deleted.count * added.count <= 400 else { return }
    var taken: Set<Int> = []
    for place in deleted {
      let target = added.first { !taken.contains($0) && files[place].movedTo(files[$0]) }
      guard let target else { continue }
      taken.insert(target)
      files[target].old = files[place].old
      files[target].oldPath = files[place].path
      files[place].old = nil
    }
    files.removeAll { $0.old == nil && $0.new == nil }
  }
}

extension ChangedFile {
  fileprivate func movedTo(_ other: ChangedFile) -> Bool {
    guard let old, let new = other.new, FilePath(path).fileExtension == FilePath(other.path).fileExtension else {
      return false
    }
    return old.count > 40 && (old == new || ChangedFile.similarity(old, new) >= 0.6)
  }
}
