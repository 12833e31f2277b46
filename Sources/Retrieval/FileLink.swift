/// A reason why a task that touches one file may touch another.
struct FileLink: Hashable, Sendable {
  var to: Int
  /// How likely, from 0 to 1.
  var probability: Float
  /// Said of `to` before the name of the first file: "serializer of", "imports".
  var reason: String
}
