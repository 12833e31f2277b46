extension String {
  /// Whether the bytes of a text stand in this one, in a row.
  ///
  /// Source is compared as Python compares it, byte by byte. The library's search, which this stands in front of, looks
  /// for the ends of characters as well: it was an eighth of the time of a check.
  public func contains(_ other: String) -> Bool {
    let sought = other.utf8Span.span
    let text = utf8Span.span
    guard let first = sought.isEmpty ? nil : sought[0] else { return true }
    guard text.count >= sought.count else { return false }
    for start in 0...(text.count - sought.count) where text[start] == first {
      var length = 1
      while length < sought.count, text[start + length] == sought[length] { length += 1 }
      if length == sought.count { return true }
    }
    return false
  }
}
