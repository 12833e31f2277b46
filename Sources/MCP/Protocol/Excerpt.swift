/// What an error says of something that may be as long as the client likes.
enum Excerpt {
  private static let head = 600
  private static let tail = 1400

  /// The text without its middle, if it is long: what it begins and ends with tells what is wrong and what to do.
  static func of(_ text: String) -> String {
    guard text.utf8.count > head + tail else { return text }
    return text.prefix(head) + " … " + text.suffix(tail)
  }
}
