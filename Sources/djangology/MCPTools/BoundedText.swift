import Workspace

/// Lines for a model under a budget of tokens: what does not fit is counted, never cut in the middle.
struct BoundedText {
  static let defaultLimit = 6000

  private let limit: Int
  private var lines: [String] = []
  private var tokens = 0
  /// Lines that did not fit.
  private(set) var left = 0

  init(tokens limit: Int = BoundedText.defaultLimit) { self.limit = limit }

  /// Adds a line if there is room for it and nothing was left out before.
  mutating func add(_ line: String) {
    // Dear lines are dear because they are long: nobody needs a line of a minified file.
    let line = line.utf8.count > 400 ? String(line.prefix(300)) + "…" : line
    let price = TokenCount.upperBound(of: line + "\n")
    // Room for the line that says what is missing.
    guard left == 0, tokens + price + 60 <= limit else {
      left += 1
      return
    }
    tokens += price
    lines.append(line)
  }

  mutating func add(_ more: some Sequence<String>) { for line in more { add(line) } }

  /// The text; `advice` says how to get what was left out.
  func text(_ advice: String = "") -> String {
    guard left > 0 else { return lines.joined(separator: "\n") }
    let rest = "… \(left) more lines do not fit." + (advice.isEmpty ? "" : " " + advice)
    return (lines + [rest]).joined(separator: "\n")
  }
}
