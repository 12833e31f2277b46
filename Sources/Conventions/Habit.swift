/// What a project does, as far as it does the same thing again and again.
public struct Habit: Sendable {
  public enum Verdict: Sendable, Equatable {
    /// At least nine in ten of at least ten.
    case learnt(String)
    /// Ten or more that do not agree.
    case mixed
    /// Too few to tell.
    case few
  }

  /// The convention's.
  public let name: String
  public let title: String
  /// In the order of places.
  public let instances: [Instance]
  /// The commonest answer first.
  public let counts: [(answer: String, count: Int)]
  public let verdict: Verdict
  private let words: @Sendable (String) -> String?

  init(_ convention: Convention, _ instances: [Instance]) {
    self.init(convention.name, convention.title, convention.sentence, instances)
  }

  private init(
    _ name: String, _ title: String, _ words: @escaping @Sendable (String) -> String?, _ instances: [Instance]
  ) {
    self.name = name
    self.title = title
    self.words = words
    self.instances = instances
    counts = Dictionary(instances.map { ($0.answer, 1) }, uniquingKeysWith: +)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    verdict = Self.verdict(counts, of: instances.count)
  }

  private static func verdict(_ counts: [(answer: String, count: Int)], of total: Int) -> Verdict {
    guard total >= 10, let first = counts.first else { return .few }
    return first.count * 10 >= total * 9 ? .learnt(first.answer) : .mixed
  }

  public var total: Int { instances.count }
  public var learnt: String? { if case .learnt(let answer) = verdict { answer } else { nil } }
  public func count(of answer: String) -> Int { counts.first { $0.answer == answer }?.count ?? 0 }

  /// Those that do not do what nearly all do.
  public var exceptions: [Instance] {
    guard let learnt else { return [] }
    return instances.filter { $0.answer != learnt }
  }

  /// What an agent should be told; nil where nothing was learnt.
  public var sentence: String? { learnt.flatMap(words) }

  /// The same question about one folder and those below it.
  public func below(_ folder: String) -> Habit {
    Habit(name, title, words, instances.filter { $0.path.hasPrefix(folder + "/") })
  }
}
