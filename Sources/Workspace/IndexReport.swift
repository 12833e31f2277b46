import Platform

/// What indexing did, for people and for benchmarks.
public struct IndexReport: Sendable {
  public var pythonFiles = 0
  public var templates = 0
  public var bytes = 0
  public var lines = 0
  public var symbols = 0
  public var edges = 0
  public var models = 0
  public var routes = 0
  /// Some file imports FastAPI.
  public var importsFastAPI = false
  /// Paths of files with syntax that Python refuses, in order.
  public var brokenFiles: [String] = []
  public var unreadable: [(path: String, reason: String)] = []
  /// Folders left out, with the reason.
  public var skipped: [(path: String, reason: String)] = []
  /// Milliseconds of each stage, in the order they ran.
  public var stages: [(name: String, milliseconds: Double)] = []

  public var milliseconds: Double { stages.reduce(0) { $0 + $1.milliseconds } }

  mutating func measure<Result>(_ name: String, _ work: () -> Result) -> Result {
    let watch = Stopwatch()
    let result = work()
    stages.append((name, watch.milliseconds))
    return result
  }
}
