import Search

/// The frames of a task's traceback that stand in files of the project.
struct TaskFrames {
  /// Numbers of files, the deepest frame first, each once.
  private(set) var files: [Int] = []
  /// The lines of each, by path.
  private(set) var lines: [String: [Int]] = [:]

  init(_ query: TaskQuery, index: SearchIndex) {
    for anchor in query.anchors.reversed() where anchor.kind == .frame {
      guard let file = index.file(foreignPath: anchor.text) else { continue }
      if !files.contains(file) { files.append(file) }
      lines[index.documents[file].path, default: []].append(anchor.line)
    }
  }
}
