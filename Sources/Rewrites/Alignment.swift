/// Which elements of two lists belong together.
enum Alignment {
  /// A longest common subsequence, as pairs of positions.
  static func common<Key: Hashable>(_ old: [Key], _ new: [Key]) -> [(Int, Int)] {
    let shorter = min(old.count, new.count)
    var head = 0
    while head < shorter, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let middle = middleOnly(Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
    return (0..<head).map { ($0, $0) } + middle.map { ($0 + head, $1 + head) }
      + (0..<tail).reversed().map { (old.count - 1 - $0, new.count - 1 - $0) }
  }

  /// Past this many comparisons nothing is said to be the same.
  private static let limit = 4_000_000

  private static func middleOnly<Key: Hashable>(_ old: [Key], _ new: [Key]) -> [(Int, Int)] {
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= limit else { return [] }
    let width = new.count + 1
    var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
    for x in old.indices.reversed() {
      for y in new.indices.reversed() {
        lengths[x * width + y] =
          old[x] == new[y]
          ? lengths[(x + 1) * width + y + 1] + 1 : max(lengths[(x + 1) * width + y], lengths[x * width + y + 1])
      }
    }
    var (x, y, pairs) = (0, 0, [(Int, Int)]())
    while x < old.count, y < new.count {
      if old[x] == new[y] {
        pairs.append((x, y))
        (x, y) = (x + 1, y + 1)
      } else if lengths[(x + 1) * width + y] >= lengths[x * width + y + 1] {
        x += 1
      } else {
        y += 1
      }
    }
    return pairs
  }

  /// The positions in `new` of what both have once and what stands in another order there: as few as possible.
  static func moved<Key: Hashable>(_ old: [Key], _ new: [Key]) -> [Int] {
    let before = positions(old)
    let after = positions(new)
    let places = new.enumerated().compactMap { index, key -> (index: Int, was: Int)? in
      guard after[key] == index, let was = before[key], was >= 0 else { return nil }
      return (index, was)
    }
    let kept = Set(increasing(places.map(\.was)))
    return places.indices.filter { !kept.contains($0) }.map { places[$0].index }
  }

  /// Where each key is; negative where there are several.
  private static func positions<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }) { _, _ in -1 }
  }

  /// The positions of a longest increasing run.
  private static func increasing(_ numbers: [Int]) -> [Int] {
    var lengths = [Int](repeating: 1, count: numbers.count)
    var before = [Int?](repeating: nil, count: numbers.count)
    for index in numbers.indices {
      for earlier in 0..<index where numbers[earlier] < numbers[index] && lengths[earlier] >= lengths[index] {
        lengths[index] = lengths[earlier] + 1
        before[index] = earlier
      }
    }
    var at = lengths.indices.max { lengths[$0] < lengths[$1] }
    var found: [Int] = []
    while let index = at {
      found.append(index)
      at = before[index]
    }
    return found
  }
}
