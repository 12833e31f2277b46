import Base

/// Reads the words of a command line against the declarations of a program.
struct ArgumentParser {
  enum Invocation {
    case run(Command, ParsedArguments)
    case help([Command])
    case version
    /// Nothing was asked for, of the program or of a command that only groups others.
    case nothing([Command])
  }

  private let program: Program
  private var words: ArraySlice<String>
  /// The commands named so far, outermost first.
  private var path: [Command] = []
  private var parsed = ParsedArguments()
  private var operands: [String] = []

  static func parse(_ words: [String], for program: Program) throws(UsageError) -> Invocation {
    var parser = ArgumentParser(program: program, words: words[...])
    return try parser.invocation()
  }

  private init(program: Program, words: ArraySlice<String>) {
    self.program = program
    self.words = words
  }

  private mutating func invocation() throws(UsageError) -> Invocation {
    while let word = words.popFirst() {
      if word == "--help" || word == "-h" { return .help(path) }
      if word == "--version", path.isEmpty { return .version }
      if word == "--" {
        operands += words
        words = []
      } else if word.hasPrefix("--") {
        try longOption(word)
      } else if word.hasPrefix("-"), word != "-", !takesNegativeNumber(word) {
        try shortOptions(word)
      } else if let commands = commandsExpected {
        try enter(word, among: commands)
      } else {
        operands.append(word)
      }
    }
    guard let command = path.last, commandsExpected == nil else { return .nothing(path) }
    try assignOperands(of: command)
    return .run(command, parsed)
  }

  /// The commands one of which must come next, if the words so far do not yet name what to run.
  private var commandsExpected: [Command]? {
    guard let last = path.last else { return program.commands }
    return last.subcommands.isEmpty ? nil : last.subcommands
  }

  private var commandName: String { path.isEmpty ? program.name : path.map(\.name).joined(separator: " ") }

  private var options: [ArgumentDeclaration] { (path.last?.options ?? []) + program.globalOptions }

  private mutating func enter(_ word: String, among commands: [Command]) throws(UsageError) {
    guard let command = commands.first(where: { $0.name == word }) else {
      let names = commands.filter { !$0.isHidden }.map(\.name)
      throw .unknownCommand(word, suggestion: Suggestion.nearest(to: word, in: names))
    }
    path.append(command)
  }

  private mutating func longOption(_ word: String) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    let value = parts.count == 2 ? String(parts[1]) : nil
    guard let option = options.first(where: { $0.spelling == spelling }) else { throw unknown(spelling) }
    if option.role == .flag {
      if let value { throw .unexpectedValue(option: spelling, value: value) }
      return parsed.add("", to: option)
    }
    try add(value, to: option)
  }

  /// Reads `-v`, `-vq`, `-n5` or `-n 5`.
  private mutating func shortOptions(_ word: String) throws(UsageError) {
    var letters = word.unicodeScalars.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.short == letter }) else { throw unknown("-\(letter)") }
      if option.role == .flag {
        parsed.add("", to: option)
        continue
      }
      var attached = String(String.UnicodeScalarView(letters))
      if attached.hasPrefix("=") { attached.removeFirst() }
      return try add(attached.isEmpty ? nil : attached, to: option)
    }
  }

  private mutating func add(_ attached: String?, to option: ArgumentDeclaration) throws(UsageError) {
    guard let value = attached ?? words.popFirst() else {
      throw .missingValue(option: option.spelling, placeholder: option.placeholder)
    }
    if !option.repeats, parsed.has(option) { throw .givenTwice(option: option.spelling) }
    try check(value, for: option)
    parsed.add(value, to: option)
  }

  private func unknown(_ spelling: String) -> UsageError {
    let known = options.filter { !$0.isHidden }.map(\.spelling) + ["--help"] + (path.isEmpty ? ["--version"] : [])
    let suggestion = spelling.hasPrefix("--") ? Suggestion.nearest(to: spelling, in: known) : nil
    return .unknownOption(spelling, command: commandName, suggestion: suggestion)
  }

  /// Whether the word is a number where a number may stand, not a bundle of short options.
  private func takesNegativeNumber(_ word: String) -> Bool {
    guard Int(word) != nil, let operands = path.last?.operands else { return false }
    return operands.contains { if case .integer = $0.kind { true } else { false } }
  }

  private mutating func assignOperands(of command: Command) throws(UsageError) {
    var left = operands[...]
    for operand in command.operands {
      if left.isEmpty, operand.isRequired { throw .missingArgument(operand.placeholder, command: commandName) }
      for word in operand.repeats ? left : left.prefix(1) {
        try check(word, for: operand)
        parsed.add(word, to: operand)
      }
      left = operand.repeats ? [] : left.dropFirst()
    }
    if let word = left.first { throw .unexpectedArgument(word, command: commandName) }
  }

  private func check(_ value: String, for argument: ArgumentDeclaration) throws(UsageError) {
    switch argument.kind {
    case .string, .path: break
    case .integer(let range):
      guard let number = Int(value) else { throw .notANumber(argument: argument.spelling, value: value) }
      guard range.contains(number) else { throw .outOfRange(argument: argument.spelling, value: value, range) }
    case .choice(let choices):
      guard !choices.contains(value) else { break }
      let suggestion = Suggestion.nearest(to: value, in: choices)
      throw .noSuchChoice(argument: argument.spelling, value: value, choices: choices, suggestion: suggestion)
    }
  }
}
