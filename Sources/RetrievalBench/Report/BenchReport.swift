import Search

/// How well files were found for the tasks of a project's own history.
public struct BenchReport: Sendable {
  /// The folder, as it was given.
  public let project: String
  /// Upper bound on the tokens of a capsule.
  public let budget: Int
  /// How many of the newest commits were kept from the ranker.
  public let delay: Int
  public let seed: Int
  public let mined: MinedTasks
  /// Newest first.
  public let results: [TaskResult]
  /// What could not be used, and why.
  public let notes: [String]

  public init(
    project: String, budget: Int, delay: Int, seed: Int, mined: MinedTasks, results: [TaskResult], notes: [String]
  ) {
    self.project = project
    self.budget = budget
    self.delay = delay
    self.seed = seed
    self.mined = mined
    self.results = results
    self.notes = notes
  }

  /// The mean over the tasks; nil if none can be measured so.
  public func mean(_ measure: BenchMeasure, _ method: BenchMethod) -> Double? {
    let values = results.compactMap { $0.scores[method].flatMap(measure.value) }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// Ours over the search engine's.
  public func gain(_ measure: BenchMeasure) -> PairedGain {
    let differences = results.compactMap { result -> Double? in
      guard let ours = result.scores[.djangology].flatMap(measure.value),
        let other = result.scores[.bm25].flatMap(measure.value)
      else { return nil }
      return ours - other
    }
    return PairedGain(differences, seed: seed)
  }

  public var ranking: Percentiles { Percentiles(results.map(\.rankMilliseconds)) }
  public var capsule: Percentiles { Percentiles(results.map(\.capsuleMilliseconds)) }

  /// The sum over all tasks, for a capsule and for an explorer.
  public var tokens: (capsules: Int, explorer: Int) {
    (results.reduce(0) { $0 + $1.capsuleTokens }, results.reduce(0) { $0 + $1.explorerTokens })
  }

  /// A part of the files to find, or of the tasks.
  public struct Part: Sendable {
    public let name: String
    /// How many of them.
    public let count: Int
    /// The share among the first ten, by method.
    public let recall: [BenchMethod: Double]
  }

  /// By what part a file plays in Django, those with most files first.
  public var roles: [Part] {
    var names: [PathRole: [(result: Int, file: Int)]] = [:]
    for (row, result) in results.enumerated() {
      for (file, path) in result.task.gold.enumerated() { names[PathRole(path: path), default: []].append((row, file)) }
    }
    return names.sorted { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }.map { role, files in
      Part(
        name: role.name, count: files.count,
        recall: Self.shares { method in
          let found = files.count { row, file in
            (results[row].scores[method]?.places[file]).flatMap(\.self).map { $0 < 10 } ?? false
          }
          return Double(found) / Double(files.count)
        })
    }
  }

  /// By how many files were to find.
  public var sizes: [Part] {
    [2...3, 4...7, 8...BenchTask.mostFiles].compactMap { sizes in
      let own = results.filter { sizes.contains($0.task.gold.count) }
      if own.isEmpty { return nil }
      return Part(
        name: "\(sizes.lowerBound)–\(sizes.upperBound) files", count: own.count,
        recall: Self.shares { method in
          own.reduce(0) { $0 + ($1.scores[method]?.recall10 ?? 0) } / Double(own.count)
        })
    }
  }

  private static func shares(_ share: (BenchMethod) -> Double) -> [BenchMethod: Double] {
    Dictionary(BenchMethod.allCases.map { ($0, share($0)) }, uniquingKeysWith: { first, _ in first })
  }
}

extension PathRole {
  /// As it is called in tables.
  var name: String { self == .templateTag ? "templatetag" : "\(self)" }
}
