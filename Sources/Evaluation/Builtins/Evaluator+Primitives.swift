import Base

/// What the prelude cannot say in Python: the pseudo-module `_djangology`.
extension Evaluator {
  mutating func startPrimitives() {}
}
