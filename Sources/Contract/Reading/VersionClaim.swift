import Checks
import Discovery

/// A product with a version behind it: `Django 5.2`, `Python 3.11+`.
struct VersionClaim {
  let product: String
  let version: Version
  /// That version or a later one.
  let isLeast: Bool
  let range: TextRange

  static func all(of product: String, in line: InstructionLine) -> [VersionClaim] {
    var found: [VersionClaim] = []
    var rest = line.text[...]
    while let word = rest.firstRange(of: product) {
      let before = word.lowerBound == line.text.startIndex ? " " : line.text[line.text.index(before: word.lowerBound)]
      rest = rest[word.upperBound...]
      let behind = rest.drop { $0 == "*" || $0 == ":" }.drop { $0 == " " || $0 == "v" || $0 == "*" }
      let number = behind.prefix { $0.isNumber || $0 == "." }.trimmingStop
      let after = behind.dropFirst(number.count)
      guard !before.isLetter, rest.first == " " || rest.first == ":" || rest.first == "*",
        number.first?.isNumber ?? false,
        number.contains("."), let version = Version(number), after.first?.isLetter != true, after.first != "-"
      else { continue }
      let start = line.start + UInt32(line.text[..<word.lowerBound].utf8.count)
      let end = line.start + UInt32(line.text[..<behind.startIndex].utf8.count + number.utf8.count)
      let isLeast = after.hasPrefix("+") || line.text[..<word.upperBound].hasSuffix(">=") || after.hasPrefix(" or ")
      found.append(
        VersionClaim(product: product, version: version, isLeast: isLeast, range: TextRange(start, end)))
    }
    return found
  }

  /// As far as it says something: `5.2` agrees with 5.2.7.
  func agrees(with has: Version) -> Bool {
    if isLeast { return !(has < version) }
    return version.numbers.indices.allSatisfy {
      $0 >= 2 || $0 >= has.numbers.count || version.numbers[$0] == has.numbers[$0]
    }
  }

  /// Whether some release of the claimed version is allowed.
  func isAllowed(by constraint: VersionConstraint) -> Bool {
    let text = version.numbers.map(String.init).joined(separator: ".")
    let tries = [text] + [".1", ".9", ".99", ".999"].map { text + $0 }
    let versions = tries.compactMap { Version($0) }
    if versions.contains(where: constraint.allows) { return true }
    // Both name a lowest one: they are said to differ only where the lower claim is lower than what is asked for.
    guard isLeast else { return false }
    return constraint.text.split(separator: ",").contains { clause in
      guard let lowest = Version(clause.drop { ">=~^".contains($0) }) else { return true }
      return !(version < lowest)
    }
  }
}
