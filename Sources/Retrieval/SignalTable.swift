import Search

/// The parts of all files' scores, filled signal by signal.
struct SignalTable {
  private let index: SearchIndex
  private var parts: [Float]
  private let width = Signal.allCases.count

  init(_ index: SearchIndex) {
    self.index = index
    parts = Array(repeating: 0, count: index.count * Signal.allCases.count)
  }

  /// Weighs `values` and, if asked, first divides them by the largest of an implementation file.
  mutating func set(_ signal: Signal, _ values: [Float], normalised: Bool) {
    var largest: Float = 0
    if normalised {
      for file in values.indices where index.roles[file].isCandidate && !index.roles[file].isTest {
        largest = max(largest, values[file])
      }
    }
    let factor = normalised ? (largest > 0 ? signal.weight / largest : 0) : signal.weight
    for file in values.indices { parts[file * width + Int(signal.rawValue)] = values[file] * factor }
  }

  /// All files that may be edited, best first; ties go by path, which is the order of their numbers.
  func entries() -> [Ranking.Entry] {
    var entries: [Ranking.Entry] = []
    let isAboutTask = Signal.allCases.map(\.isAboutTask)
    for file in index.roles.indices where index.roles[file].isCandidate {
      let weight = index.roles[file].isTest ? Weights.Signals.test : 1
      let own = parts[file * width..<(file + 1) * width].map { $0 * weight }
      let told = zip(own, isAboutTask).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
      guard told > 0 else { continue }
      entries.append(Ranking.Entry(file: file, role: index.roles[file], score: own.reduce(0, +), parts: own))
    }
    return entries.sorted { ($0.score, $1.file) > ($1.score, $0.file) }
  }
}
