/// Lines for the model, within a budget of tokens.
struct HookText {
  private(set) var lines: [String] = []
  private var room: Int

  /// A token of English has about four bytes; three is safe.
  init(tokens: Int) { room = tokens * 3 }

  /// Adds a line if there is room for it.
  mutating func add(_ line: String) {
    guard line.utf8.count < room, !line.isEmpty else { return }
    lines.append(line)
    room -= line.utf8.count + 1
  }

  /// Adds a list behind a title, on one line; what does not fit is counted.
  mutating func add(_ title: String, _ items: [String], limit: Int = 12) {
    guard !items.isEmpty else { return }
    let shown = items.prefix(limit).joined(separator: "; ")
    add("\(title): \(shown)" + (items.count > limit ? "; and \(items.count - limit) more" : ""))
  }

  /// Adds what an edit has left to do, and the next step where there is something.
  mutating func add(_ edit: HookEdit) {
    let count = lines.count
    add("New findings", edit.findings, limit: 6)
    add("Depends on this and was not touched", edit.dependants, limit: 8)
    add("Migrations missing now", edit.migrations, limit: 4)
    if lines.count > count, let step = edit.nextStep { add("Next: \(step)") }
  }

  var text: String? { lines.isEmpty ? nil : lines.joined(separator: "\n") }
}
