import Search

/// Writes why a file is where it is: at most four short lines' worth, each with its evidence.
struct Reasons {
  let retriever: Retriever
  let query: TaskQuery
  let lexical: LexicalScores
  let past: HistoryScores
  let mentions: [Mention]

  /// The first files get all of it; further down a reason costs more tokens than it is worth.
  func lines(for entry: Ranking.Entry, place: Int) -> [String] {
    let parts = entry.parts
    let total = max(0.001, parts.reduce(0, +))
    let order = Signal.allCases.sorted { parts[Int($0.rawValue)] > parts[Int($1.rawValue)] }
    var lines: [String] = []
    for signal in order where parts[Int(signal.rawValue)] / total >= 0.05 {
      if let line = line(signal, entry.file, isShort: place >= 3), !lines.contains(line) { lines.append(line) }
    }
    return Array(lines.prefix(place < 3 ? 4 : place < 8 ? 2 : 1))
  }

  private func line(_ signal: Signal, _ file: Int, isShort: Bool) -> String? {
    switch signal {
    case .words, .names: words(file)
    case .anchors: "defines a name of the task"
    case .mention: mentions.first { $0.file == file }?.reason ?? "named in the task"
    case .similarCommits: similarCommit(file, isShort)
    case .messages: nil
    case .recency: retriever.history.commitsSinceTouched(file).map { "changed \($0) commits ago" }
    case .companions: "changes together with the best"
    }
  }

  private func words(_ file: Int) -> String? {
    var seen: Set<String> = []
    var byField: [(field: SearchField, words: [String])] = SearchField.allCases.map { ($0, []) }
    for (term, field) in lexical.evidence(for: file, in: query).prefix(5) {
      let word = query.terms[term].text
      if seen.insert(word.lowercased()).inserted { byField[field.rawValue].words.append(word) }
    }
    let told = byField.filter { !$0.words.isEmpty }
    return told.isEmpty
      ? nil : told.map { Self.name($0.field) + " " + $0.words.joined(separator: ", ") }.joined(separator: "; ")
  }

  private func similarCommit(_ file: Int, _ isShort: Bool) -> String? {
    let own = past.neighbours.filter { retriever.history.touches($0, file) }
    guard let first = own.first else { return nil }
    let count = "\(own.count) similar commit\(own.count == 1 ? "" : "s")"
    return isShort ? count : "\(count), e.g. \(retriever.history.title(of: first))"
  }

  private static func name(_ field: SearchField) -> String {
    switch field {
    case .path: "path"
    case .symbols: "names"
    case .docs: "docs"
    case .strings: "strings"
    case .body: "uses"
    }
  }
}
