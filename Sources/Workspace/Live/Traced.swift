import Platform

/// A result with everything of the disk that it stands on.
struct Traced<Value: Sendable>: Sendable {
  var value: Value
  var trace: DiskTrace
  /// The names of all files of the project.
  var names: ContentHash

  /// Itself if it still holds, else what has changed.
  func checked(_ tree: DiskTree, _ now: ProjectSnapshot) -> (kept: Traced?, change: String?) {
    if names != now.names { return (nil, "files came or went") }
    var kept = self
    if let change = kept.trace.firstChange(in: tree, now) { return (nil, change) }
    return (kept, nil)
  }
}
