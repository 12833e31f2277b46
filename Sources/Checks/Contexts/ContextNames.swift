/// The names that a template may find in its context.
public struct ContextNames: Sendable, Equatable {
  public var names: Set<String> = []
  /// There may be others.
  public var isOpen = false

  public init(_ names: Set<String> = [], isOpen: Bool = false) {
    self.names = names
    self.isOpen = isOpen
  }

  public static var open: ContextNames { ContextNames([], isOpen: true) }

  public mutating func add(_ other: ContextNames) {
    names.formUnion(other.names)
    if other.isOpen { isOpen = true }
  }

  public func adding(_ other: ContextNames) -> ContextNames {
    var sum = self
    sum.add(other)
    return sum
  }
}
