import Platform

/// Who asks: where they stand, what they have set, and whether the process goes on after the answer.
struct Caller: Sendable {
  /// Absolute; nil for the directory of this process.
  var directory: String?
  /// What settings may look at.
  var variables: [String: String]
  /// The process ends with the answer: nothing it made needs to be kept or taken apart.
  var isLast: Bool

  /// Whoever started this process for one question.
  static var ourselves: Caller { Caller(directory: nil, variables: Environment.forProjects, isLast: true) }

  /// A path as the caller means it.
  func place(_ path: String) -> String {
    directory.map { FilePath($0).appending(path).text } ?? path
  }
}
