/// What a name stands for in the booted project, and where that comes from.
public struct Explanation: Sendable, Equatable {
  /// One line of the way from the name to its value.
  public struct Step: Sendable, Equatable {
    /// `path:line`, when there is one.
    public var place: String?
    public var text: String

    public init(_ place: String?, _ text: String) {
      self.place = place
      self.text = text
    }
  }

  public var name: String
  /// `setting`, `app`, `model`, `field`, `URL`, or what a dotted name leads to.
  public var kind: String
  /// In Python's notation, with `?` for what is not known.
  public var value: String
  public var steps: [Step]

  public init(_ name: String, kind: String, value: String, steps: [Step]) {
    self.name = name
    self.kind = kind
    self.value = value
    self.steps = steps
  }
}
