/// What may be kept for ever: taking a boot apart takes a tenth of the time that it took to make, and a process that ends
/// need not do it.
final class Kept<Value: ~Copyable> {
  var value: Value
  private var itself: Kept?

  init(_ value: consuming Value) { self.value = value }

  /// Holds itself, so that it is never freed.
  func keep() { itself = self }
}
