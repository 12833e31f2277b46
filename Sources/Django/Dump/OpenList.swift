/// Whether a list or map of the dump claims to be complete.
public enum Openness: Sendable, Equatable {
  /// What is not listed does not exist.
  case closed
  /// Anything may be missing.
  case open
  /// What these cover may be missing: a route's prefix, an app's label, a dotted module … (FORMAT.md §1).
  case hints([String])
  /// Nothing can be said.
  case unknown(String)

  /// What is known of two lists put together.
  public func joined(with other: Openness) -> Openness {
    switch (self, other) {
    case (.closed, let one), (let one, .closed): one
    case (.hints(let mine), .hints(let theirs)): .hints(mine + theirs)
    case (.unknown, .unknown): self
    case (.open, _), (_, .open), (.unknown, _), (_, .unknown): .open
    }
  }
}

/// Rows of the dump, and whether they are all there are.
public struct OpenList<Item: Sendable>: Sendable {
  public var items: [Item]
  public var openness: Openness

  public init(_ items: [Item] = [], _ openness: Openness = .closed) {
    self.items = items
    self.openness = openness
  }

  public static func unknown(_ reason: String) -> OpenList { OpenList([], .unknown(reason)) }

  public static var unstated: OpenList { .unknown("not stated") }
}

extension OpenList: Equatable where Item: Equatable {}

extension OpenList: ExpressibleByArrayLiteral {
  public init(arrayLiteral items: Item...) { self.init(items) }
}

/// A section of the dump.
public typealias Section = OpenList

/// Named values of the dump, and whether they are all there are; written in the order of their names.
public struct OpenMap<Value: Sendable>: Sendable {
  public var items: [String: Value]
  public var openness: Openness

  public init(_ items: [String: Value] = [:], _ openness: Openness = .closed) {
    self.items = items
    self.openness = openness
  }

  public static func unknown(_ reason: String) -> OpenMap { OpenMap([:], .unknown(reason)) }

  public static var unstated: OpenMap { .unknown("not stated") }
}

extension OpenMap: Equatable where Value: Equatable {}

extension OpenMap: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral items: (String, Value)...) {
    self.init(Dictionary(items) { $1 })
  }
}
