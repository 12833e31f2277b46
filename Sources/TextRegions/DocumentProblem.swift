/// Why a file is left as it is.
public struct DocumentProblem: Error, Hashable, Sendable {
  /// From 1.
  public var line: Int
  public var message: String

  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}
