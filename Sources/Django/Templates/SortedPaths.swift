/// The paths of many files, searched by the directory they lie below.
struct SortedPaths: Sendable {
  private let paths: [String]

  init(_ paths: some Sequence<String>) {
    self.paths = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files below a directory at any depth, in byte order; `.` is the root.
  func files(below directory: String) -> ArraySlice<String> {
    if directory == "." { return paths.filter { !$0.hasPrefix("site:") }[...] }
    let prefix = Array((directory + "/").utf8)
    let start = firstIndex { !$0.utf8.lexicographicallyPrecedes(prefix) }
    let end = firstIndex { !$0.utf8.starts(with: prefix) && !$0.utf8.lexicographicallyPrecedes(prefix) }
    return paths[start..<max(start, end)]
  }

  /// What is left of a path behind the directory it lies below.
  static func name(of path: String, below directory: String) -> Substring {
    directory == "." ? path[...] : Substring(path.utf8.dropFirst(directory.utf8.count + 1))
  }

  func holds(_ path: String) -> Bool {
    let index = firstIndex { !$0.utf8.lexicographicallyPrecedes(path.utf8) }
    return index < paths.count && paths[index] == path
  }

  /// The first path of which `isBehind` holds; it must hold of all that follow.
  private func firstIndex(where isBehind: (String) -> Bool) -> Int {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(paths[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
