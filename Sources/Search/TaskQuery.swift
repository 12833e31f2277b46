public import Facts

/// A task as it is searched for: the exact places it names, and its words.
///
/// Parsing is deterministic and keeps the text as it was given: paraphrase loses more than it adds.
public struct TaskQuery: Sendable {
  /// A word of the task with its weight: the root of how often it is said, at most three times.
  public struct Word: Hashable, Sendable {
    public var term: Term
    public var weight: Float
    /// The word or identifier that gave the term, as written.
    public var text: String
  }

  public let text: String
  /// In the order of the text, each once.
  public let anchors: [Anchor]
  /// In the order of the text, each term once.
  public let terms: [Word]

  init(_ other: TaskQuery, terms: [Word]) {
    (text, anchors) = (other.text, other.anchors)
    self.terms = terms
  }

  public init(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    var reader = AnchorReader(bytes)
    anchors = reader.read()
    terms = TaskQuery.words(bytes)
  }

  private static func words(_ bytes: [UInt8]) -> [Word] {
    var order: [Term] = []
    var counts: [Term: (count: Int, text: String)] = [:]
    var splitter = TermSplitter()
    var terms: [Term] = []
    for word in bytes.split(whereSeparator: { !Anchor.isNamePart($0) }) where word.count > 2 {
      terms.removeAll(keepingCapacity: true)
      splitter.split(word.span, into: &terms)
      for term in terms {
        if counts[term] == nil { order.append(term) }
        counts[term, default: (0, String(decoding: word, as: UTF8.self))].count += 1
      }
    }
    return order.prefix(4096).compactMap { term in
      counts[term].map { Word(term: term, weight: Float(min($0.count, 3)).squareRoot(), text: $0.text) }
    }
  }
}
