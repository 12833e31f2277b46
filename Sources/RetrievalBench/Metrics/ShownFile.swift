/// A file as a method shows it: what it costs to read, and which of its lines are seen.
public struct ShownFile: Hashable, Sendable {
  public let path: String
  public let tokens: Double
  /// 1-based; nil for the whole file, none for the name alone.
  public let lines: [ClosedRange<Int>]?

  public init(path: String, tokens: Double, lines: [ClosedRange<Int>]?) {
    self.path = path
    self.tokens = tokens
    self.lines = lines
  }

  /// A file read whole, by its size.
  public init(path: String, bytes: Int) {
    self.init(path: path, tokens: Double(bytes) / 3.6, lines: nil)
  }
}
