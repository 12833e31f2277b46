import Base
import Checks

/// What runs when rows are saved and nobody sees it in the code that saves them.
struct SignalFacts {
  let lines: [ContractLine]

  init(_ contract: ContractProject) {
    let own = contract.project.dump.receivers.items.compactMap { row -> (name: String, text: String, place: String)? in
      guard let file = row.place.file.value ?? nil, !file.hasPrefix("site:"), !PathKind(file).isTest,
        let signal = row.signal.value, case .model(let label)? = row.sender.value
      else { return nil }
      let line = (row.place.line.value ?? nil) ?? 1
      return (label, signal.dottedParts.last.map(String.init) ?? signal, "\(file):\(line)")
    }
    guard !own.isEmpty else {
      lines = []
      return
    }
    let labels = Dictionary(grouping: own, by: \.name).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let words = labels.prefix(4).map { label, rows in
      "`\(label)` (\(Set(rows.map(\.text)).sorted().joined(separator: ", ")))"
    }
    let more = labels.count > 4 ? " and \(labels.count - 4) more" : ""
    lines = [
      ContractLine(
        "Saving has side effects by signals: \(words.joined(separator: ", "))\(more).",
        own.map { "\($0.place): \($0.text) of \($0.name)" }.sorted())
    ]
  }
}
