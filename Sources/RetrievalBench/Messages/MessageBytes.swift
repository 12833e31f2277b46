/// What the readers of commit messages ask of single bytes; bytes of other alphabets count as letters.
extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isUpper: Bool { self &- 0x41 < 26 }
  var isLower: Bool { self &- 0x61 < 26 }
  var isBlank: Bool { self == 0x20 || self &- 0x09 < 5 }
  /// As `\w`.
  var isWord: Bool { isDigit || isUpper || isLower || self == 0x5F || self >= 0x80 }
  /// As in the name of an owner or a repository.
  var isName: Bool { isWord || self == UInt8(ascii: ".") || self == UInt8(ascii: "-") }
  var lowered: UInt8 { isUpper ? self | 0x20 : self }
}

extension [UInt8] {
  /// Whether `word` (lowercase) stands at `place`, whatever the case there.
  func has(_ word: String, at place: Int) -> Bool {
    let word = word.utf8
    guard place >= 0, place + word.count <= count else { return false }
    return zip(self[place...], word).allSatisfy { $0.lowered == $1 }
  }

  /// Whether a word begins or ends at `place`: as `\b`.
  func isEdge(_ place: Int) -> Bool {
    let before = place > 0 && self[place - 1].isWord
    let after = place < count && self[place].isWord
    return before != after
  }

  /// The first place at or after `place` where the bytes are others.
  func end(of place: Int, while holds: (UInt8) -> Bool) -> Int {
    var place = place
    while place < count, holds(self[place]) { place += 1 }
    return place
  }

  /// Colons and dashes of all lengths: the width of what stands at `place`, or 0.
  func dash(at place: Int) -> Int {
    guard indices.contains(place) else { return 0 }
    if self[place] == UInt8(ascii: ":") || self[place] == UInt8(ascii: "-") { return 1 }
    return has("\u{2013}", at: place) || has("\u{2014}", at: place) ? 3 : 0
  }

  func trimmed() -> [UInt8] {
    let start = end(of: 0, while: \.isBlank)
    guard let last = lastIndex(where: { !$0.isBlank }) else { return [] }
    return Array(self[start...last])
  }
}
