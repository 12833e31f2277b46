/// Something in a configuration that cannot be used.
public struct ConfigurationProblem: Error, Sendable, Equatable {
  public var path: String
  public var line: Int
  /// As written below `[tool.djangology]`: `forbidden[1].call`.
  public var key: String
  /// What is wrong, and what is allowed.
  public var message: String

  public init(path: String, line: Int, key: String, message: String) {
    self.path = path
    self.line = line
    self.key = key
    self.message = message
  }
}

/// Everything in a configuration that cannot be used.
public struct ConfigurationError: Error, Sendable, Equatable {
  /// In the order of lines, at least one.
  public var problems: [ConfigurationProblem]

  public init(problems: [ConfigurationProblem]) { self.problems = problems }

  /// One line a problem.
  public var message: String {
    problems.map { problem in
      let key = problem.key.isEmpty ? "" : "\(problem.key): "
      return "\(problem.path):\(problem.line): \(key)\(problem.message)"
    }.joined(separator: "\n")
  }
}
