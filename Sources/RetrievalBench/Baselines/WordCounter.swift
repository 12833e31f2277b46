/// Counts how often each of some words stands in a text, whatever the case and wherever in a word, in one pass.
struct WordCounter {
  /// By byte; 0 for those that no word has.
  private var classes = [UInt8](repeating: 0, count: 256)
  private var width = 1
  /// By state and class.
  private var next: [Int32] = []
  /// The word that ends in a state, or −1; and the state of the longest shorter word that ends there, too.
  private var word: [Int32] = [-1]
  private var shorter: [Int32] = [0]
  private let count: Int

  /// - Parameter words: lowercase.
  init(_ words: [[UInt8]]) {
    count = words.count
    for byte in Set(words.joined()).sorted() {
      classes[Int(byte)] = UInt8(width)
      if byte.isLower { classes[Int(byte & ~0x20)] = UInt8(width) }
      width += 1
    }
    next = [Int32](repeating: -1, count: width)
    for (number, word) in words.enumerated() { add(word, Int32(number)) }
    link()
  }

  private mutating func add(_ text: [UInt8], _ number: Int32) {
    var state = 0
    for byte in text {
      let slot = state * width + Int(classes[Int(byte)])
      if next[slot] < 0 {
        next[slot] = Int32(word.count)
        next.append(contentsOf: repeatElement(-1, count: width))
        word.append(-1)
        shorter.append(0)
      }
      state = Int(next[slot])
    }
    word[state] = number
  }

  /// Gives every state a way on for every byte: where the longest ending of what was read would be.
  private mutating func link() {
    var (waiting, failure): ([Int], [Int]) = ([], Array(repeating: 0, count: word.count))
    for slot in 0..<width {
      if next[slot] > 0 { waiting.append(Int(next[slot])) } else { next[slot] = 0 }
    }
    var turn = 0
    while turn < waiting.count {
      let state = waiting[turn]
      let back = failure[state]
      shorter[state] = word[back] >= 0 ? Int32(back) : shorter[back]
      for slot in 0..<width {
        let (here, there) = (state * width + slot, next[back * width + slot])
        if next[here] >= 0 {
          failure[Int(next[here])] = Int(there)
          waiting.append(Int(next[here]))
        } else {
          next[here] = there
        }
      }
      turn += 1
    }
  }

  func counts(in text: Span<UInt8>) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    let (next, classes, word, shorter) = (next.span, classes.span, word.span, shorter.span)
    var state: Int32 = 0
    for i in text.indices {
      state = next[Int(state) &* width &+ Int(classes[Int(text[i])])]
      if state == 0 { continue }
      var ending = word[Int(state)] >= 0 ? state : shorter[Int(state)]
      while ending > 0 {
        counts[Int(word[Int(ending)])] += 1
        ending = shorter[Int(ending)]
      }
    }
    return counts
  }
}
