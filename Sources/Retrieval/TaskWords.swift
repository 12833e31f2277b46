import Facts
import Search

/// The words of a task by how rare they are in the project, to judge how well a name fits.
struct TaskWords: Sendable {
  /// As a share of the rarest one's.
  private let rarity: [Term: Float]
  /// Of the first sentence.
  private let title: Set<Term>
  /// Words as they are written.
  private let written: Set<String>
  private let repeated: Set<Term>

  init(_ ranking: Ranking) {
    let terms = ranking.query.terms
    let rarest = max(0.001, ranking.lexical.idf.max() ?? 0)
    rarity = Dictionary(
      zip(terms, ranking.lexical.idf).map { ($0.term, $1 / rarest) }, uniquingKeysWith: { first, _ in first })
    title = Set(TaskQuery(Self.firstSentence(of: ranking.query.text)).terms.map(\.term))
    written = Set(terms.map(\.text))
    repeated = Set(terms.filter { $0.weight > 1 }.map(\.term))
  }

  /// Up to the first line break, or the first full stop or the like before a blank.
  private static func firstSentence(of text: String) -> String {
    let line = text.drop(while: \.isWhitespace).prefix { !$0.isNewline }
    let ends = line.indices.dropLast().first { line[line.index(after: $0)].isWhitespace && ".!?:;".contains(line[$0]) }
    return String(ends.map { line[..<$0] } ?? line)
  }

  /// How much of a name the task says, from 0 to 1; the name written as one word is all of it.
  func share(of name: String) -> Float { share(of: name) { rarity[$0] != nil } }

  /// Whether the first sentence says all of a name, the task says it again and again, or writes it as it is.
  func isMeant(_ name: String) -> Bool {
    written.contains(name) || share(of: name, title.contains) == 1 || share(of: name, repeated.contains) == 1
  }

  private func share(of name: String, _ isSaid: (Term) -> Bool) -> Float {
    var splitter = TermSplitter()
    let terms = splitter.terms(of: name)
    guard let whole = terms.last else { return 0 }
    if isSaid(whole) { return 1 }
    let parts = terms.dropLast()
    return parts.isEmpty ? 0 : Float(parts.count(where: isSaid)) / Float(parts.count)
  }

  /// How many words of the task are in the names, rare ones counting more, each once.
  func hits(in names: [String]) -> Float {
    var splitter = TermSplitter()
    var seen: Set<Term> = []
    var sum: Float = 0
    for name in names {
      for term in splitter.terms(of: name) where seen.insert(term).inserted { sum += rarity[term] ?? 0 }
    }
    return sum
  }
}
