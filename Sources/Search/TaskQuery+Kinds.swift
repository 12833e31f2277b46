import Facts

/// Words of a task that say what kind of thing is meant: "add a nickname *field* to the user *model*".
extension TaskQuery {
  private static let parts: Set<String> = ["field", "fields", "column", "columns", "attribute", "attributes"]
  /// In the plural they mean all of a kind: "refactor the database models".
  private static let wholes: Set<String> = ["table", "model", "schema"]
  private static let kinds = parts.union(wholes)

  /// Whether the task says of what kind the thing is that it is about.
  public var saysKind: Bool { written.contains { Self.kinds.contains($0.lowercased()) } }

  /// The same task without its words for kinds: where `Field(` stands in every other file they tell nothing.
  ///
  /// A kind that is a part of a name of the project, as in "the custom field", stays, and a whole stays where the task
  /// names none: then it is all that is said.
  public func withoutKinds(in index: SearchIndex, namesWhole: Bool) -> TaskQuery {
    guard saysKind else { return self }
    let kept = names(withKinds: index)
    var splitter = TermSplitter()
    let said = Set(written.map { $0.lowercased() })
    let wholes = namesWhole ? Self.wholes.filter { !said.contains($0 + "s") } : []
    let quiet = Set(Self.parts.union(wholes).filter { !kept.contains($0) }.flatMap { splitter.terms(of: $0) })
    let terms = terms.filter { !quiet.contains($0.term) }
    return terms.isEmpty ? self : TaskQuery(self, terms: terms)
  }

  /// Kinds that some name of the project ends in, as the task says it.
  private func names(withKinds index: SearchIndex) -> Set<String> {
    let words = written
    var wanted: [(kind: String, name: String)] = []
    for (place, word) in words.enumerated() {
      let parts = word.split(separator: "_").map { $0.lowercased() }
      if parts.count > 1, let last = parts.last, Self.kinds.contains(last) { wanted.append((last, word)) }
      guard place > 0, Self.kinds.contains(word.lowercased()) else { continue }
      let (before, kind) = (words[place - 1].lowercased(), word.lowercased())
      let single = kind.hasSuffix("s") ? String(kind.dropLast()) : kind
      for end in [single, single + "s"] {
        wanted.append((kind, before + "_" + end))
        wanted.append((kind, Self.capital(before) + Self.capital(end)))
      }
    }
    let found = index.files(defining: wanted.map(\.name))
    return Set(zip(wanted, found).filter { !$1.isEmpty }.flatMap { named, _ in Self.forms(of: named.kind) })
  }

  private static func forms(of kind: String) -> [String] {
    kind.hasSuffix("s") ? [kind, String(kind.dropLast())] : [kind, kind + "s"]
  }

  private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private var written: [String] {
    text.utf8.split { !Anchor.isNamePart($0) }.map { String(decoding: $0, as: UTF8.self) }
  }
}
