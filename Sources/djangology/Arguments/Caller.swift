import Platform

/// Who asks: where they stand, what they have set, and whether the process goes on after the answer.
struct Caller: Sendable {
  /// Absolute; nil for the directory of this process.
  var directory: String?
  /// What settings may look at.
  var variables: [String: String]
  /// The process ends with the answer: nothing it made needs to be kept or taken apart.
  var isLast: Bool
  /// What they piped in, as far as it was read; nil while nobody has read any of it.
  var input: PipedInput?

  /// Whoever started this process for one question.
  static var ourselves: Caller { Caller(directory: nil, variables: Environment.forProjects, isLast: true) }

  /// A path as the caller means it.
  func place(_ path: String) -> String {
    directory.map { FilePath($0).appending(path).text } ?? path
  }

  /// All that they pipe in.
  func readInput(limit: Int) throws(FileError) -> [UInt8] {
    guard let input else { return try StandardInput.readAll(limit: limit) }
    return try input.isWhole ? input.bytes : input.bytes + StandardInput.readAll(limit: limit - input.bytes.count)
  }
}

/// What somebody piped into a process, or its beginning.
struct PipedInput: Sendable, Equatable {
  var bytes: [UInt8]
  var isWhole: Bool
}
