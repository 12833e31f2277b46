/// Which directories are watched, by number and by path.
struct WatchedTree {
  private var paths: [Int32: String] = [:]
  private var watches: [String: Int32] = [:]

  var count: Int { watches.count }

  func path(of watch: Int32) -> String? { paths[watch] }
  func isWatched(_ path: String) -> Bool { watches[path] != nil }

  mutating func insert(_ watch: Int32, at path: String) {
    if let old = paths[watch], old != path { watches[old] = nil }
    paths[watch] = path
    watches[path] = watch
  }

  /// The kernel has dropped it.
  mutating func forget(_ watch: Int32) {
    if let path = paths.removeValue(forKey: watch), watches[path] == watch { watches[path] = nil }
  }

  /// Takes out all that lies at or below one of these paths, and answers their numbers.
  mutating func remove(atOrBelow moved: Set<String>) -> [Int32] {
    if moved.isEmpty { return [] }
    return removeAll { path in
      var here = path[...]
      while true {
        if moved.contains(String(here)) { return true }
        guard let slash = here.utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
        here = here[..<slash]
      }
    }
  }

  mutating func remove(allBut wanted: Set<String>) -> [Int32] { removeAll { !wanted.contains($0) } }

  private mutating func removeAll(where isGone: (String) -> Bool) -> [Int32] {
    let gone = watches.filter { isGone($0.key) }
    for (path, watch) in gone {
      watches[path] = nil
      paths[watch] = nil
    }
    return gone.values.sorted()
  }
}
