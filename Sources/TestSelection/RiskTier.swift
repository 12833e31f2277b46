/// How far a set of tests goes; each tier holds those before it.
public enum RiskTier: String, Sendable, Comparable, CaseIterable {
  /// Few tests that lead straight to what changed.
  case now = "A"
  /// What a person would run before handing the change over.
  case likely = "B"
  /// All that statically can reach the change: a safe set, no proof.
  case safe = "C"

  public static func < (a: RiskTier, b: RiskTier) -> Bool { a.rawValue < b.rawValue }
}

/// A test, a class of them or a whole file, and why it is at risk.
public struct RiskyTest: Sendable, Equatable {
  public var path: String
  /// The class and function; empty for the whole file.
  public var inner: [String]
  public var line: Int
  public var tier: RiskTier
  public var reason: RiskReason
  /// The smaller, the sooner it should run.
  var rank = 0

  /// As pytest names it: `orders/tests.py::OrderTests::test_total`.
  public var id: String { ([path] + inner).joined(separator: "::") }

  /// Whether the other is run when this one is.
  func holds(_ other: RiskyTest) -> Bool {
    path == other.path && inner.count <= other.inner.count && inner.elementsEqual(other.inner.prefix(inner.count))
  }
}

/// The way from what changed to a test.
public struct RiskReason: Sendable, Equatable {
  /// What changed.
  public var origin: String
  /// What does what to it, outwards: `calls shop.views.detail`; the last is what the test does.
  public var links: [String]

  public init(_ origin: String, _ links: [String]) {
    self.origin = origin
    self.links = links
  }

  /// `shop.prices.price ← calls shop.views.detail ← reverses`.
  public var text: String { ([origin] + links).joined(separator: " ← ") }
}
