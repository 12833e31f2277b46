import Platform

/// How one boot reads its files: noted, and parsed ahead of it.
struct BootReading: Sendable {
  let root: String
  /// All files of the project.
  let paths: [String]
  let tree: DiskTree
  let ahead: ParsedAhead
  let trees: ParsedTrees
  /// Before the first file is read.
  let moment: WallClock
  private let recorder: DiskRecorder
  private let names: ContentHash

  init(_ root: String, _ now: ProjectSnapshot, _ trees: ParsedTrees = ParsedTrees()) {
    self.init(root, now.paths, now.names, now.moment, trees, .none)
  }

  /// Of files as they were or would be.
  init(_ root: String, paths: [String], overlay: TreeOverlay, _ trees: ParsedTrees = ParsedTrees()) {
    self.init(root, paths, ContentHash(paths), .now, trees, overlay)
  }

  private init(
    _ root: String, _ paths: [String], _ names: ContentHash, _ moment: WallClock, _ trees: ParsedTrees,
    _ overlay: TreeOverlay
  ) {
    self.root = root
    self.paths = paths
    self.names = names
    self.moment = moment
    self.trees = trees
    recorder = DiskRecorder(moment)
    tree = DiskTree(root: root, recorder: recorder, overlay: overlay)
    ahead = ParsedAhead(paths, tree, recorder, trees)
  }

  /// A result with what was read up to now.
  func traced<Value: Sendable>(_ value: Value) -> Traced<Value> {
    Traced(value: value, trace: recorder.trace, names: names)
  }
}
