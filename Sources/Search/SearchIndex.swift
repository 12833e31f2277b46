import Facts

/// The lexical index of a project: terms by file, and what scoring needs to know about all files.
///
/// It is a *forward* index. A query reads every file's rows once through a 4,096-bit filter, about a nanosecond a row, and
/// so there is nothing to build after the files were read and nothing to repair after one was edited.
public struct SearchIndex: Sendable {
  public private(set) var documents: [SearchDocument]
  public private(set) var roles: [PathRole]
  /// Terms of each path, repeated as often as the path says them.
  let paths: [[Term]]
  private(set) var averages: [Float]
  let numbers: [String: Int]

  /// `files` in any order; the index keeps them sorted by path and numbers them so.
  public init(files: [SearchDocument]) {
    let documents = files.sorted { $0.path < $1.path }
    var tally = TermTally()
    let paths = documents.map { tally.terms(ofPath: $0.path) }
    roles = documents.map { PathRole(path: $0.path) }
    numbers = Dictionary(documents.indices.map { (documents[$0].path, $0) }, uniquingKeysWith: { a, _ in a })
    averages = Self.averages(documents, paths)
    self.documents = documents
    self.paths = paths
  }

  private static func averages(_ documents: [SearchDocument], _ paths: [[Term]]) -> [Float] {
    SearchField.allCases.map { field in
      let total = documents.indices.reduce(into: 0) { $0 += field.length(documents[$1].terms, paths[$1].count) }
      return max(1, Float(total) / Float(max(1, documents.count)))
    }
  }

  /// Takes other terms of files that the index knows.
  public mutating func replace(_ changed: [SearchDocument]) {
    for document in changed {
      if let number = numbers[document.path] { documents[number] = document }
    }
    averages = Self.averages(documents, paths)
  }

  /// The same for a project without Django: the names of its files say less.
  ///
  /// - Parameter settings: paths of files that hold settings, whatever they are called.
  public func withoutDjango(settings: Set<String>) -> SearchIndex {
    var other = self
    other.roles = documents.map { document in
      let role = PathRole(path: document.path, isDjango: false)
      return role == .other && settings.contains(document.path) ? .settings : role
    }
    return other
  }

  public var count: Int { documents.count }

  /// The number of the file at `path`.
  public func number(of path: String) -> Int? { numbers[path] }

  func length(_ field: SearchField, of file: Int) -> Int { field.length(documents[file].terms, paths[file].count) }
}

extension SearchField {
  func length(_ terms: FileTerms, _ pathLength: Int) -> Int {
    switch self {
    case .path: pathLength
    case .symbols: terms.length(.symbols)
    case .docs: terms.length(.docs)
    case .strings: terms.length(.strings)
    case .body: terms.length(.body)
    }
  }

  func frequency(_ match: TermMatch) -> Int {
    switch self {
    case .path: Int(match.path)
    case .symbols: match.frequency(.symbols)
    case .docs: match.frequency(.docs)
    case .strings: match.frequency(.strings)
    case .body: match.frequency(.body)
    }
  }
}

/// A query term in a file.
struct TermMatch {
  var file: UInt32
  var term: UInt16
  var path: UInt8
  var frequencies: UInt32

  func frequency(_ field: FileTerms.Field) -> Int {
    field.frequency(in: frequencies)
  }
}
