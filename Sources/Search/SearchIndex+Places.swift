import Facts

extension SearchIndex {
  /// Files that define each of `names` (exact case), by position in `names`.
  public func files(defining names: [String]) -> [[Int]] {
    let filter = TermFilter(names.map(FileTerms.definition))
    var found = [[Int]](repeating: [], count: names.count)
    for file in documents.indices {
      for term in documents[file].terms.definitions where filter.mayHold(term) {
        if let position = filter.position(of: term), found[Int(position)].last != file {
          found[Int(position)].append(file)
        }
      }
    }
    return found
  }

  /// Files whose path ends with `path`, folder names whole.
  public func files(endingWith path: String) -> [Int] {
    let tail = path.hasPrefix("/") ? String(path.dropFirst()) : path
    return documents.indices.filter { ends(documents[$0].path, with: tail) }
  }

  /// The file that a path from elsewhere, such as a traceback's, most likely means: the longest that it ends with.
  public func file(foreignPath path: String) -> Int? {
    documents.indices.filter { ends(path, with: documents[$0].path) }
      .max { (documents[$0].path.utf8.count, $1) < (documents[$1].path.utf8.count, $0) }
  }

  private func ends(_ path: String, with tail: String) -> Bool {
    guard path.utf8.count >= tail.utf8.count, path.utf8.reversed().starts(with: tail.utf8.reversed()) else {
      return false
    }
    let rest = path.utf8.count - tail.utf8.count
    return rest == 0 || path.utf8.dropFirst(rest - 1).first == UInt8(ascii: "/")
  }
}
