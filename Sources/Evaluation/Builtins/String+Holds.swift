extension String {
  /// Whether `part` stands in it somewhere: compared by bytes, as Python compares code points.
  func holds(_ part: String) -> Bool {
    let (whole, part) = (utf8.span, part.utf8.span)
    guard let first = part.indices.first.map({ part[$0] }) else { return true }
    if part.count > whole.count { return false }
    for start in 0...(whole.count - part.count) where whole[start] == first {
      var i = 1
      while i < part.count, whole[start + i] == part[i] { i += 1 }
      if i == part.count { return true }
    }
    return false
  }
}
