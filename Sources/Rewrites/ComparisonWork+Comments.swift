import Base
import PythonSyntax

extension ComparisonWork {
  private struct Comment {
    var text: String
    var range: TextRange
    /// The statement that it speaks of.
    var owner: ID<Node>?
  }

  /// Fewer comments than these go with the code that they stood by.
  private static let mostDropped = 2

  /// Comments that came, went or were reworded by code that is as it was.
  mutating func compareComments() {
    let (before, after) = (comments(old), comments(new))
    let pairs = Alignment.common(before.map(\.text), after.map(\.text))
    var gone = before.indices.filter { row in !pairs.contains { $0.0 == row } }.map { before[$0] }
    var came = after.indices.filter { row in !pairs.contains { $0.1 == row } }.map { after[$0] }
    // One that stands elsewhere now has moved with its code.
    for comment in came { if let row = gone.firstIndex(where: { $0.text == comment.text }) { gone.remove(at: row) } }
    came.removeAll { comment in before.contains { $0.text == comment.text } }
    let owners = Set(kept.values)
    for comment in came {
      guard let owner = comment.owner, owners.contains(owner), !isInChanged(comment.range) else { continue }
      rewrites.append(Rewrite(.comments, comment.range))
    }
    let lines = Set(new.source.split(separator: 10).map { String(decoding: $0, as: UTF8.self).trimmed })
    let dropped = gone.compactMap { comment -> ID<Node>? in
      guard let owner = comment.owner.flatMap({ kept[$0.index] }) else { return nil }
      // What was commented out and is code now, or was reworded.
      if lines.contains(String(comment.text.dropFirst()).trimmed) || came.contains(where: { $0.owner == owner }) {
        return nil
      }
      return owner
    }
    guard dropped.count > Self.mostDropped else { return }
    for owner in dropped { rewrites.append(Rewrite(.droppedComments, Statement(owner, new).headerPlace(new))) }
  }

  private func isInChanged(_ range: TextRange) -> Bool { changed.contains { $0.contains(range) } }

  private func comments(_ file: PythonFile) -> [Comment] {
    file.comments.compactMap { range in
      let text = file.text(in: range).trimmed
      let said = text.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
      if said.isEmpty || Self.orders.contains(where: said.hasPrefix) { return nil }
      return Comment(text: text, range: range, owner: owner(of: range, file))
    }
  }

  /// What programs read.
  private static let orders = [
    "noqa", "type:", "pragma", "pylint", "fmt:", "isort", "djangology", "mypy", "pyright", "ruff", "nosec", "!",
    "-*-", "coding", "yapf", "flake8", "nolint",
  ]

  /// The statement that a comment stands in, behind or above.
  private func owner(of comment: TextRange, _ file: PythonFile) -> ID<Node>? {
    var block = file.root
    while true {
      var previous: ID<Node>?
      var inner: ID<Node>?
      for id in file.children(of: block) {
        if file[id].end <= comment.start {
          previous = id
          continue
        }
        if file[id].start > comment.start {
          return previous.map { isSameLine($0, comment, file) ? $0 : id } ?? id
        }
        let statement = Statement(id, file)
        guard let next = statement.blocks.first(where: { file[$0].end > comment.start }) else { return id }
        if file[next].start > comment.start {
          // Behind the colon it speaks of the head, on a line of its own of what follows.
          return startsLine(comment, file) ? file.firstChild(of: next) ?? id : id
        }
        inner = next
        break
      }
      guard let inner else { return previous }
      block = inner
    }
  }

  private func isSameLine(_ id: ID<Node>, _ comment: TextRange, _ file: PythonFile) -> Bool {
    !file.source[Int(file[id].end)..<Int(comment.start)].contains(10)
  }

  private func startsLine(_ comment: TextRange, _ file: PythonFile) -> Bool {
    let before = file.source[..<Int(comment.start)].last { $0 != 32 && $0 != 9 }
    return before == nil || before == 10 || before == 13
  }
}

extension String {
  fileprivate var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
