internal import Base

/// Simple and compound commands.
extension ShellReader {
  mutating func command() -> ShellCommand? {
    skipBlanks()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      giveUp(from: at)
      return nil
    }
    if starts("(("), let words = arithmeticCommand() { return .test(words) }
    if peek == UInt8(ascii: "(") { return group(isSubshell: true, opening: 1, closing: UInt8(ascii: ")")) }
    switch bareWord {
    case "{": return braces()
    case "if": return conditional()
    case "while", "until": return whileLoop()
    case "for", "select": return forLoop()
    case "case": return choice()
    case "function": return keywordFunction()
    case "[[": return doubleBracket()
    default: return simple()
    }
  }

  private mutating func skip(_ word: String) {
    skipLines()
    if bareWord == word { at += word.utf8.count }
  }

  private mutating func group(isSubshell: Bool, opening: Int, closing: UInt8) -> ShellCommand {
    at += opening
    let body = list(stops: [], closing: closing)
    if peek == closing { at += 1 }
    return .group(body, isSubshell: isSubshell, redirections())
  }

  private mutating func braces() -> ShellCommand {
    at += 1
    let body = list(stops: ["}"])
    skip("}")
    return .group(body, isSubshell: false, redirections())
  }

  private mutating func conditional() -> ShellCommand {
    at += 2
    var parts = [list(stops: ["then", "fi"])]
    while true {
      skipLines()
      let word = bareWord
      guard let word, ["then", "elif", "else"].contains(word) else { break }
      at += word.utf8.count
      parts.append(list(stops: ["then", "elif", "else", "fi"]))
    }
    skip("fi")
    return .branches(parts, redirections())
  }

  private mutating func whileLoop() -> ShellCommand {
    at += 5
    let condition = list(stops: ["do", "done"])
    return .branches([condition, loopBody()], redirections())
  }

  private mutating func loopBody() -> ShellScript {
    skipLines()
    // `for x in …; { …; }` is allowed too.
    if bareWord == "{" {
      at += 1
      let body = list(stops: ["}"])
      skip("}")
      return body
    }
    skip("do")
    let body = list(stops: ["done"])
    skip("done")
    return body
  }

  private mutating func forLoop() -> ShellCommand {
    at += bareWord?.utf8.count ?? 3
    skipBlanks()
    if starts("(("), let words = arithmeticCommand() {
      skipSemicolon()
      return .branches([ShellScript(testing: words), loopBody()], redirections())
    }
    let variable = word().literal ?? ""
    skipLines()
    var words: [ShellWord]?
    if bareWord == "in" {
      at += 2
      words = []
      while true {
        skipBlanks()
        guard let next = peek, !Self.endsWord(next) || isProcess else { break }
        words?.append(word())
      }
    }
    skipSemicolon()
    return .loop(variable: variable, words: words, body: loopBody(), redirections())
  }

  private mutating func skipSemicolon() {
    skipBlanks()
    if peek == UInt8(ascii: ";") { at += 1 }
    skipLines()
  }

  private mutating func choice() -> ShellCommand {
    at += 4
    skipBlanks()
    let subject = word()
    skip("in")
    var arms: [ShellScript] = []
    while true {
      skipLines()
      guard at < end, bareWord != "esac", peek != UInt8(ascii: ")") || !arms.isEmpty else { break }
      if peek == UInt8(ascii: "(") { at += 1 }
      skipPatterns()
      arms.append(list(stops: ["esac"], inCase: true))
      skipLines()
      guard peek == UInt8(ascii: ";") else { break }
      while let next = peek, next == UInt8(ascii: ";") || next == UInt8(ascii: "&") { at += 1 }
    }
    skip("esac")
    return .choice(subject, arms: arms, redirections())
  }

  private mutating func skipPatterns() {
    while let next = peek, next != UInt8(ascii: ")"), next != 10 {
      let before = at
      if Self.endsWord(next) { at += 1 } else { _ = word() }
      if at == before { at += 1 }
    }
    if peek == UInt8(ascii: ")") { at += 1 }
  }

  private mutating func keywordFunction() -> ShellCommand? {
    at += 8
    skipBlanks()
    let name = word().literal ?? ""
    skipBlanks()
    if peek == UInt8(ascii: "(") {
      at += 1
      skipBlanks()
      if peek == UInt8(ascii: ")") { at += 1 }
    }
    return functionBody(name)
  }

  private mutating func functionBody(_ name: String) -> ShellCommand? {
    skipLines()
    return command().map { .function(name: name, body: $0) }
  }

  private mutating func doubleBracket() -> ShellCommand {
    at += 2
    var words: [ShellWord] = []
    while true {
      skipLines()
      guard let next = peek else { break }
      if bareWord == "]]" {
        at += 2
        break
      }
      let before = at
      if Self.endsWord(next), !isProcess { at += 1 } else { words.append(word()) }
      if at == before { at += 1 }
    }
    _ = redirections()
    return .test(words)
  }

  // MARK: Simple commands

  private mutating func simple() -> ShellCommand? {
    var command = SimpleCommand()
    skipBlanks()
    let start = at
    while true {
      skipBlanks()
      if let redirection = redirection() {
        command.redirections.append(redirection)
        continue
      }
      guard let next = peek, !Self.endsWord(next) || isProcess else { break }
      if next == UInt8(ascii: "#") {
        skipComment()
        break
      }
      if let assignment = assignment(isFirst: command.words.isEmpty) {
        command.assignments.append(assignment)
        continue
      }
      let before = at
      let word = word()
      if at == before { break }
      command.words.append(word)
      if command.words.count == 1, command.assignments.isEmpty, let function = function(named: word) {
        return function
      }
    }
    if at == start { return nil }
    command.range = TextRange(UInt32(start), UInt32(trimmed(from: start)))
    return .simple(command)
  }

  private func trimmed(from start: Int) -> Int {
    var stop = at
    while stop > start, [9, 10, 13, 32].contains(bytes[stop - 1]) { stop -= 1 }
    return stop
  }

  private mutating func function(named word: ShellWord) -> ShellCommand? {
    guard let name = word.literal, word.isBare else { return nil }
    let before = at
    skipBlanks()
    if peek == UInt8(ascii: "(") {
      at += 1
      skipBlanks()
      if peek == UInt8(ascii: ")") {
        at += 1
        return functionBody(name)
      }
    }
    at = before
    return nil
  }

  /// `NAME=…` in front of the words; an array anywhere, as declarations have it.
  private mutating func assignment(isFirst: Bool) -> ShellAssignment? {
    guard let head = assignmentHead() else { return nil }
    let isArray = head.next < end && bytes[head.next] == UInt8(ascii: "(")
    guard isFirst || isArray else { return nil }
    at = head.next
    if isArray { return ShellAssignment(name: head.name, values: array(), isArray: true, appends: head.appends) }
    return ShellAssignment(name: head.name, values: [word()], isArray: false, appends: head.appends)
  }

  private func assignmentHead() -> (name: String, appends: Bool, next: Int)? {
    var stop = at
    guard stop < end, Self.isName(bytes[stop]), !Self.isDigit(bytes[stop]) else { return nil }
    while stop < end, Self.isName(bytes[stop]) { stop += 1 }
    let name = String(decoding: bytes[at..<stop], as: UTF8.self)
    if stop < end, bytes[stop] == UInt8(ascii: "[") {
      while stop < end, bytes[stop] != UInt8(ascii: "]"), bytes[stop] != 10 { stop += 1 }
      stop += 1
    }
    let appends = stop < end && bytes[stop] == UInt8(ascii: "+")
    if appends { stop += 1 }
    guard stop < end, bytes[stop] == UInt8(ascii: "=") else { return nil }
    return (name, appends, stop + 1)
  }

  private mutating func array() -> [ShellWord] {
    at += 1
    var words: [ShellWord] = []
    while true {
      skipLines()
      guard let next = peek else { break }
      at += next == UInt8(ascii: ")") ? 1 : 0
      if next == UInt8(ascii: ")") { break }
      let before = at
      words.append(word())
      if at == before { at += 1 }
    }
    return words
  }

  // MARK: Redirections

  mutating func redirections() -> [ShellRedirection] {
    var found: [ShellRedirection] = []
    while true {
      skipBlanks()
      guard let one = redirection() else { return found }
      found.append(one)
    }
  }

  var isProcess: Bool {
    (peek == UInt8(ascii: "<") || peek == UInt8(ascii: ">")) && byte(1) == UInt8(ascii: "(")
  }

  private mutating func redirection() -> ShellRedirection? {
    let start = at
    var digits = at
    while digits < end, Self.isDigit(bytes[digits]) { digits += 1 }
    let descriptor = digits > at ? Int(String(decoding: bytes[at..<digits], as: UTF8.self)) : nil
    at = digits
    if let kind = redirectionKind(descriptor) { return redirection(kind, descriptor) }
    at = start
    return nil
  }

  private mutating func redirectionKind(_ descriptor: Int?) -> (ShellRedirection.Kind, isHeredoc: Bool, strips: Bool)? {
    if isProcess { return nil }
    if descriptor == nil, take("&>>") { return (.append, false, false) }
    if descriptor == nil, take("&>") { return (.output, false, false) }
    if take("<<<") { return (.hereString, false, false) }
    if take("<<-") { return (.heredoc(0), true, true) }
    if take("<<") { return (.heredoc(0), true, false) }
    if take("<>") { return (.both, false, false) }
    if take("<&") { return (.duplicate, false, false) }
    if take("<") { return (.input, false, false) }
    if take(">>") { return (.append, false, false) }
    if take(">|") { return (.output, false, false) }
    if take(">&") { return (.duplicate, false, false) }
    return take(">") ? (.output, false, false) : nil
  }

  private mutating func redirection(
    _ found: (kind: ShellRedirection.Kind, isHeredoc: Bool, strips: Bool), _ descriptor: Int?
  ) -> ShellRedirection {
    skipBlanks()
    let target = word()
    var kind = found.kind
    if found.isHeredoc {
      let number = heredocs.count
      heredocs.append(ShellWord())
      pending.append(
        PendingHeredoc(
          delimiter: Array((target.literal ?? "").utf8), isQuoted: !target.isBare, stripsTabs: found.strips,
          number: number))
      kind = .heredoc(number)
    }
    if case .duplicate = kind, let name = target.literal, Int(name) == nil, name != "-", !name.hasSuffix("-") {
      kind = .output  // `>& file`
    }
    return ShellRedirection(kind: kind, descriptor: descriptor, target: target)
  }
}

extension ShellScript {
  fileprivate init(testing words: [ShellWord]) {
    items = [Item(command: .test(words), end: .next)]
  }
}
