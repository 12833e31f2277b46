/// Finds entries by words: those of titles and links count more than those of texts, rare ones more than common ones.
public enum MemorySearch {
  public struct Hit: Hashable, Sendable {
    public var remembered: RememberedEntry
    public var score: Double
  }

  private static let fields: [(weight: Double, text: @Sendable (RememberedEntry) -> String)] = [
    (3, { $0.entry.title }), (2, { $0.entry.links.map(\.place).joined(separator: " ") }), (1.5, { $0.topic.rawValue }),
    (1, { $0.entry.text }),
  ]

  /// The entries that share a word with the query, the best first.
  public static func hits(_ query: String, in entries: [RememberedEntry]) -> [Hit] {
    let wanted = Set(words(query))
    let counted = entries.map { entry in fields.map { count(words($0.text(entry))) } }
    var documents: [String: Int] = [:]
    for entry in counted { for word in Set(entry.flatMap(\.keys)) { documents[word, default: 0] += 1 } }
    let hits = zip(entries, counted).compactMap { entry, counts -> Hit? in
      let score = score(wanted, counts, documents, of: entries.count)
      return score > 0 ? Hit(remembered: entry, score: score) : nil
    }
    return hits.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
  }

  private static func score(
    _ wanted: Set<String>, _ counts: [[String: Int]], _ documents: [String: Int], of total: Int
  ) -> Double {
    wanted.sorted().reduce(0.0) { sum, word in
      guard let count = documents[word] else { return sum }
      let rarity = 0.1 + ((Double(total - count) + 0.5) / (Double(count) + 0.5)).squareRoot()
      return sum + rarity
        * zip(fields, counts).reduce(0.0) { sum, field in
          let found = Double(field.1[word] ?? 0)
          // A word said often is not said more.
          return sum + field.0.weight * found / (found + 1.5)
        }
    }
  }

  private static func count(_ words: [String]) -> [String: Int] {
    words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private static let idle: Set<String> = [
    "the", "and", "for", "with", "that", "this", "are", "was", "not", "add", "from", "how", "what", "its", "has", "all",
  ]

  /// The words of a text: names are parted at underscores and capitals, plurals lose their `s`.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character = " "
    func end() {
      if word.count > 2, !idle.contains(word) { words.append(singular(word)) }
      word = ""
    }
    for letter in text {
      if !(letter.isLetter || letter.isNumber) {
        end()
      } else {
        if letter.isUppercase, previous.isLowercase { end() }
        word += letter.lowercased()
      }
      previous = letter
    }
    end()
    return words
  }

  private static func singular(_ word: String) -> String {
    word.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }
}
