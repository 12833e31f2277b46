internal import Base

/// What a word becomes before a command sees it.
extension ShellWalk {
  /// The fields a word is split into, in each of its variants.
  mutating func expand(_ word: ShellWord) -> [[String]] {
    var all: [[String]] = [[]]
    for parts in BraceExpansion.words(of: word.parts) {
      var drafts = [WordDraft()]
      for part in parts { drafts = limited(extend(drafts, part)) }
      let fields = drafts.map(\.fields)
      all = limited(all.flatMap { head in fields.map { head + $0 } })
    }
    return all
  }

  /// The text of a word that is not split, in each of its variants.
  mutating func texts(_ word: ShellWord) -> [String] {
    var drafts = [WordDraft()]
    for part in word.parts { drafts = limited(extend(drafts, part, isWhole: true)) }
    return drafts.map { $0.fields.joined(separator: " ") }
  }

  private mutating func extend(_ drafts: [WordDraft], _ part: ShellWord.Part, isWhole: Bool = false) -> [WordDraft] {
    switch part {
    case .text(let text, let isQuoted):
      return drafts.map { $0.adding(text, isQuoted: isQuoted) }
    case .parameter(let parameter, let isQuoted):
      let value = value(of: parameter)
      return drafts.flatMap { draft in
        value.alternatives.map { fields in draft.adding(fields, isSplit: !isQuoted && !isWhole) }
      }
    case .command(let script, let isQuoted):
      let before = frame
      let output = self.script(script).map(Self.withoutLineEnds)
      leave(to: before)
      return drafts.flatMap { draft in output.map { draft.adding([$0], isSplit: !isQuoted && !isWhole) } }
    case .process(let script):
      let before = frame
      let output = self.script(script)
      leave(to: before)
      return drafts.map { $0.adding(process(output), isQuoted: true) }
    case .arithmetic(let parts):
      for part in parts { _ = extend([WordDraft()], part, isWhole: true) }
      return drafts.map { $0.adding(String(ShellRun.hole), isQuoted: true) }
    }
  }

  /// A file whose contents are what a process prints.
  private mutating func process(_ output: [String]) -> String {
    let path = "/dev/fd/\(63 + frame.files.count)"
    frame.files[path] = output.first ?? ""
    return path
  }

  private static func withoutLineEnds(_ text: String) -> String {
    var bytes = Array(text.utf8)
    while bytes.last == 10 || bytes.last == 13 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Parameters

  private mutating func value(of parameter: ShellParameter) -> ShellValue {
    switch parameter.operation {
    case .none:
      let value = variable(parameter.name)
      return ShellValue(value.alternatives.map { Array($0.prefix(1)) })
    case .elements: return variable(parameter.name.isEmpty ? "@" : parameter.name)
    case .otherwise(let word):
      let other = ShellValue(texts: texts(word))
      guard let known = known(parameter.name) else {
        return ShellValue(limited(other.alternatives + [[String(ShellRun.hole)]]))
      }
      let filled = known.alternatives.filter { $0 != [""] && !$0.isEmpty }
      if filled.count == known.alternatives.count { return known }
      return ShellValue(limited(filled + other.alternatives))
    case .instead(let word):
      return ShellValue([[""]] + texts(word).map { [$0] })
    case .indirect:
      let names = variable(parameter.name).texts
      return ShellValue(limited(names.flatMap { variable($0).alternatives }))
    case .computed(let word):
      _ = texts(word)
      return ShellValue(texts: [String(ShellRun.hole)])
    }
  }

  private func known(_ name: String) -> ShellValue? {
    if let value = frame.variables[name] { return value }
    if name == "PWD", let directory = frame.directory {
      return ShellValue(texts: [directory.isEmpty ? "." : directory])
    }
    if let number = Int(name), let positional = frame.positional {
      return ShellValue([positional.indices.contains(number - 1) ? [positional[number - 1]] : [""]])
    }
    if name == "@" || name == "*" { return frame.positional.map { ShellValue([$0]) } }
    return surroundings.variables[name].map { ShellValue(texts: [$0]) }
  }

  private func variable(_ name: String) -> ShellValue {
    if ["?", "$", "#", "!", "-", "RANDOM", "SECONDS"].contains(name) {
      return ShellValue(texts: [String(ShellRun.hole)])
    }
    return known(name) ?? (surroundings.mayBeUnset ? .unknown : ShellValue(texts: [String(ShellRun.hole)]))
  }

  mutating func assign(_ assignment: ShellAssignment) {
    var value: ShellValue
    if assignment.isArray {
      value = ShellValue(product(assignment.values.map { expand($0) }))
    } else {
      value = ShellValue(texts: assignment.values.first.map { texts($0) } ?? [""])
    }
    let old = frame.variables[assignment.name]
    if assignment.appends, let old {
      value = ShellValue(
        limited(
          old.alternatives.flatMap { head in
            value.alternatives.map { tail in
              assignment.isArray ? head + tail : [(head.first ?? "") + (tail.first ?? "")]
            }
          }))
    }
    set(assignment.name, value)
  }

  mutating func set(_ name: String, _ value: ShellValue) {
    guard frame.doubts > 0, let old = frame.variables[name] else {
      frame.variables[name] = value
      return
    }
    frame.variables[name] = ShellValue(limited(value.alternatives + old.alternatives))
  }

  /// Every way of taking one variant of each, in order.
  mutating func product(_ parts: [[[String]]]) -> [[String]] {
    var all: [[String]] = [[]]
    for variants in parts {
      if variants.count == 1 {
        // In place: a line may have thousands of words, and hardly one of them has variants.
        for row in all.indices { all[row] += variants[0] }
      } else {
        all = limited(all.flatMap { head in variants.map { head + $0 } })
      }
    }
    return all
  }
}

/// A word on its way to fields.
private struct WordDraft {
  private var done: [String] = []
  private var open: String?

  var fields: [String] { open.map { done + [$0] } ?? done }

  func adding(_ text: String, isQuoted: Bool) -> WordDraft {
    var draft = self
    if !text.isEmpty || isQuoted { draft.open = (open ?? "") + text }
    return draft
  }

  func adding(_ fields: [String], isSplit: Bool) -> WordDraft {
    var draft = self
    for (index, field) in fields.enumerated() {
      if index > 0 { draft.close() }
      guard isSplit else {
        draft.open = (draft.open ?? "") + field
        continue
      }
      draft.split(field)
    }
    return draft
  }

  private mutating func split(_ text: String) {
    let words = ShellNames.words(text)
    if let first = text.utf8.first, ShellNames.isBlank(first) { close() }
    for (index, word) in words.enumerated() {
      if index > 0 { close() }
      open = (open ?? "") + word
    }
    if let last = text.utf8.last, ShellNames.isBlank(last) { close() }
  }

  private mutating func close() {
    if let open { done.append(open) }
    open = nil
  }
}
