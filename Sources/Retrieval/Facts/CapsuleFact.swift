/// A line on how files hang together, told only as far as the shown code does not say it.
public struct CapsuleFact: Hashable, Sendable {
  /// A line of a file, 1-based.
  public struct Place: Hashable, Sendable {
    public var path: String
    public var line: Int
  }

  struct Part: Hashable, Sendable {
    var text: String
    /// Who sees all of these places reads the part in the code; none for what is not written anywhere.
    var places: [Place] = []
  }

  /// Said before the parts, if one of them is said.
  var head = ""
  var parts: [Part]

  /// A line that no code says.
  public init(_ text: String) { parts = [Part(text: text)] }

  init(head: String = "", parts: [Part]) {
    self.head = head
    self.parts = parts
  }

  private static let partCount = 6

  /// The line; nil if the reader sees all of it elsewhere.
  func text(isShown: (Place) -> Bool) -> String? {
    let left = parts.filter { $0.places.isEmpty || !$0.places.allSatisfy(isShown) }
    guard !left.isEmpty else { return nil }
    let more = left.count > Self.partCount ? " · \(left.count - Self.partCount) more" : ""
    return head + left.prefix(Self.partCount).map(\.text).joined(separator: " · ") + more
  }
}
