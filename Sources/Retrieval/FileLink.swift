/// A reason why a task that touches one file may touch another.
public struct FileLink: Hashable, Sendable {
  public var from: Int
  public var to: Int
  /// How likely, from 0 to 1.
  public var probability: Float
  /// Said of `to` before the name of `from`: "serializer of", "imports".
  public var reason: String

  public init(from: Int, to: Int, probability: Float, reason: String) {
    self.from = from
    self.to = to
    self.probability = probability
    self.reason = reason
  }
}
