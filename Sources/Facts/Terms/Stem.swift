/// A light English stem: enough that `orders`, `ordering` and `ordered` meet, little enough that `address` stays itself.
enum Stem {
  /// How many of the first `count` lowercase bytes remain; `ies` also turns its `i` into `y` in place.
  static func cut(_ word: inout [UInt8], _ count: Int) -> Int {
    var length = suffixless(&word, count)
    if length > 3, word[length - 1] == e { length -= 1 }
    return length
  }

  private static func suffixless(_ word: inout [UInt8], _ count: Int) -> Int {
    let last = word[count - 1]
    if count > 4, last == s, word[count - 2] == e, word[count - 3] == i {
      word[count - 3] = y
      return count - 2
    }
    if count > 3, last == s { return pluralless(word, count) }
    if count > 5, last == g, word[count - 2] == n, word[count - 3] == i { return undoubled(word, count - 3) }
    if count > 4, last == d, word[count - 2] == e { return undoubled(word, count - 2) }
    return count
  }

  private static func pluralless(_ word: [UInt8], _ count: Int) -> Int {
    let before = word[count - 2]
    return before == s || before == u || before == i ? count : count - 1
  }

  /// `plann` → `plan`, but `fill`, `pass` and `buzz` keep both letters.
  private static func undoubled(_ word: [UInt8], _ count: Int) -> Int {
    let last = word[count - 1]
    guard count > 3, last == word[count - 2], last != l, last != s, last != z else { return count }
    return last == a || last == e || last == i || last == o ? count : count - 1
  }

  private static let a = UInt8(ascii: "a")
  private static let d = UInt8(ascii: "d")
  private static let e = UInt8(ascii: "e")
  private static let g = UInt8(ascii: "g")
  private static let i = UInt8(ascii: "i")
  private static let l = UInt8(ascii: "l")
  private static let n = UInt8(ascii: "n")
  private static let o = UInt8(ascii: "o")
  private static let s = UInt8(ascii: "s")
  private static let u = UInt8(ascii: "u")
  private static let y = UInt8(ascii: "y")
  private static let z = UInt8(ascii: "z")
}
