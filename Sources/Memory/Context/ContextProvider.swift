/// Chooses what is read before a task: little, and for a reason.
public struct ContextProvider: Sendable {
  /// A topic and why it was chosen.
  public struct Choice: Hashable, Sendable {
    public var topic: ContextTopic
    public var reason: String
  }

  /// What was chosen, and what was left out because the budget was spent.
  public struct Selection: Hashable, Sendable {
    public var chosen: [Choice]
    public var leftOut: [Choice]
  }

  /// How many files may be read.
  public let budget: Int

  public init(budget: Int = 4) { self.budget = max(0, budget) }

  /// All there is, a line each.
  public static var index: [(name: String, summary: String)] {
    ContextTopic.all.map { ($0.name, $0.summary) }
  }

  /// What the kinds of a task's files and its words ask for, the most asked for first.
  public func conditional(task: String, files: [String]) -> [Choice] {
    let kinds = Set(files.map(FileKind.init(path:))).subtracting([.other])
    return ranked(ContextTopic.domain) { topic in
      let byFiles = topic.kinds.intersection(kinds)
      let byWords = Self.words(of: topic, in: task)
      let score = byFiles.count * 2 + byWords.count * 3
      return (score, Self.reason(byFiles, byWords))
    }
  }

  /// What any part can touch: authentication, input, the database.
  public func crossDomain(task: String, files: [String] = []) -> [Choice] {
    let names = files.joined(separator: " ")
    return ranked(ContextTopic.crossDomain) { topic in
      let byWords = Self.words(of: topic, in: task)
      let byNames = Self.words(of: topic, in: names).filter { !byWords.contains($0) }
      let reasons = byWords.map { "'\($0)'" } + byNames.map { "files called '\($0)…'" }
      return (byWords.count + byNames.count, reasons.joined(separator: ", "))
    }
  }

  /// Both, within the budget: one in three goes to what is easily forgotten.
  public func select(task: String, files: [String]) -> Selection {
    let (first, cross) = (conditional(task: task, files: files), crossDomain(task: task, files: files))
    let forCross = min(cross.count, max(budget / 3, budget - first.count))
    let ordered = first.prefix(budget - forCross) + cross.prefix(forCross)
    let chosen = Array(ordered.prefix(budget))
    return Selection(chosen: chosen, leftOut: (first + cross).filter { !chosen.contains($0) })
  }

  private func ranked(_ topics: [ContextTopic], _ rate: (ContextTopic) -> (Int, String)) -> [Choice] {
    topics.enumerated().map { (place: $0.offset, topic: $0.element, rating: rate($0.element)) }
      .filter { $0.rating.0 > 0 }
      .sorted { ($1.rating.0, $0.place) < ($0.rating.0, $1.place) }
      .map { Choice(topic: $0.topic, reason: $0.rating.1) }
  }

  /// The topic's words that begin a word of the text.
  private static func words(of topic: ContextTopic, in text: String) -> [String] {
    let lower = text.lowercased()
    return topic.words.filter { word in
      lower.ranges(of: word).contains { range in
        range.lowerBound == lower.startIndex || !lower[lower.index(before: range.lowerBound)].isLetter
      }
    }
  }

  private static func reason(_ kinds: Set<FileKind>, _ words: [String]) -> String {
    let files = FileKind.allCases.filter(kinds.contains).map { "\($0.rawValue) files" }
    return (files + words.map { "'\($0)'" }).joined(separator: ", ")
  }
}
