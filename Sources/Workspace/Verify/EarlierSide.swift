import Base
import Django
import Platform
import Synchronization
import Verify

/// The registry of the project as the last commit has it, kept while that commit is the last.
struct EarlierSide: Sendable {
  let commit: String
  let key: BootKey
  private(set) var dump: Traced<RegistryDump>

  /// Whether the files of that side still say what they said; those that git finds changed say it in `tree`.
  mutating func holds(_ reading: BootReading, _ now: ProjectSnapshot) -> Bool {
    guard dump.names == reading.traced(()).names else { return false }
    return dump.trace.firstChange(in: DiskTree(root: reading.root, overlay: reading.tree.overlay), now) == nil
  }
}

extension LiveProject {
  /// The side before a change.
  ///
  /// Two changes to one commit have the same: what was edited in between, git has.
  func earlierTree(_ set: ChangeSet, _ paths: [String], _ request: DumpRequest) -> VerifiedTree {
    let before = set.overlayBefore
    let reading = BootReading(root, paths: before.applied(to: paths), overlay: before, trees)
    guard let commit = set.commit, let now = try? look() else {
      return VerifiedTree(reading, try? Workspace.registry(reading, request), request)
    }
    let key = BootKey(request)
    var known = earlier.withLock { $0.take() }
    if known?.commit != commit || known?.key != key || known?.holds(reading, now) != true {
      known = (try? Workspace.registry(reading, request)).map { EarlierSide(commit: commit, key: key, dump: $0) }
    }
    earlier.withLock { $0 = known }
    return VerifiedTree(reading, known?.dump, request)
  }
}
