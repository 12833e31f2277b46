import Search

/// Writes why a file is where it is: at most four short lines' worth, each with its evidence.
struct Reasons {
  let retriever: Retriever
  let query: TaskQuery
  let lexical: LexicalScores
  let past: HistoryScores

  func lines(for entry: Ranking.Entry) -> [String] {
    let parts = entry.parts
    let total = max(0.001, parts.reduce(0, +))
    let order = Signal.allCases.sorted { parts[Int($0.rawValue)] > parts[Int($1.rawValue)] }
    var lines: [String] = []
    for signal in order where parts[Int(signal.rawValue)] / total >= 0.05 {
      if let line = line(signal, entry.file), !lines.contains(line) { lines.append(line) }
    }
    return Array(lines.prefix(4))
  }

  private func line(_ signal: Signal, _ file: Int) -> String? {
    switch signal {
    case .words, .path, .names: words(file)
    case .anchors: "defines a name of the task"
    case .mention: "named in the task"
    case .similarCommits: similarCommit(file)
    case .messages: nil
    case .recency: retriever.history.commitsSinceTouched(file).map { "changed \($0) commits ago" }
    case .size: nil
    case .workingSet: "working set"
    case .companions: "changes together with files above"
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

  private func similarCommit(_ file: Int) -> String? {
    let own = past.neighbours.filter { retriever.history.touches($0, file) }
    return own.first.map {
      "\(own.count) similar commit\(own.count == 1 ? "" : "s"), e.g. \(retriever.history.title(of: $0))"
    }
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
