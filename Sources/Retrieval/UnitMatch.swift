/// What of a task's words one unit says; 1 would be all of them, often.
struct UnitMatch {
  /// Its lines and its name.
  var text: Float
  /// Its own name alone, `total` of `Order.total`.
  var name: Float
  /// The name of what it stands in.
  var parent: Float
}
