/// The page `--help` prints, made from declarations alone.
struct HelpPage {
  let program: Program
  /// Columns, within what is pleasant to read.
  let width: Int
  private var lines: [String] = []

  init(_ program: Program, width: Int) {
    self.program = program
    self.width = min(max(width, 40), 100)
  }

  /// The page of the program, or of the command at the end of `path`.
  static func text(_ program: Program, _ path: [Command], width: Int) -> String {
    var page = HelpPage(program, width: width)
    if let command = path.last { page.add(command, path) } else { page.addProgram() }
    return page.lines.joined(separator: "\n") + "\n"
  }

  private mutating func addProgram() {
    title(program.name, program.summary)
    usage("\(program.name) COMMAND [ARGUMENTS]")
    text(program.discussion)
    list("Commands", program.commands.filter { !$0.isHidden }.map { ($0.name, $0.summary) })
    list("Options", rows(program.globalOptions) + [helpRow, ("    --version", "Print the version and exit")])
    text("'\(program.name) COMMAND --help' tells more about a command.")
  }

  private mutating func add(_ command: Command, _ path: [Command]) {
    let name = ([program.name] + path.map(\.name)).joined(separator: " ")
    title(name, command.summary)
    usage(name + Self.synopsis(command))
    text(command.discussion)
    list("Commands", command.subcommands.filter { !$0.isHidden }.map { ($0.name, $0.summary) })
    list("Arguments", command.operands.filter { !$0.isHidden }.map { ($0.placeholder, Self.explanation($0)) })
    list("Options", rows(command.options))
    list("Everywhere", rows(program.globalOptions) + [helpRow])
    list("Examples", command.examples.map { ($0.line, $0.meaning) })
  }

  private static func synopsis(_ command: Command) -> String {
    var text = command.subcommands.isEmpty ? "" : " COMMAND"
    if command.options.contains(where: { !$0.isHidden }) { text += " [OPTIONS]" }
    for operand in command.operands where !operand.isHidden {
      let word = operand.placeholder + (operand.repeats ? "..." : "")
      text += operand.isRequired ? " \(word)" : " [\(word)]"
    }
    return text
  }

  private static func explanation(_ argument: ArgumentDeclaration) -> String {
    var text = argument.summary
    if case .choice(let choices) = argument.kind { text += ": " + choices.joined(separator: ", ") }
    if argument.repeats, argument.role == .option { text += " (may be repeated)" }
    if let value = argument.defaultText, !value.isEmpty { text += " (default: \(value))" }
    return text
  }

  private func rows(_ options: [ArgumentDeclaration]) -> [(String, String)] {
    options.filter { !$0.isHidden }.map { option in
      let short = option.short.map { "-\($0), " } ?? "    "
      let value = option.role == .option ? " \(option.placeholder)" : ""
      return (short + option.spelling + value, Self.explanation(option))
    }
  }

  private var helpRow: (String, String) { ("-h, --help", "Print this page and exit") }

  private mutating func title(_ name: String, _ summary: String) {
    lines += TextWrap.lines("\(name) – \(summary)", width: width)
  }

  private mutating func usage(_ synopsis: String) { lines += ["", "Usage: \(synopsis)"] }

  private mutating func text(_ paragraphs: String) {
    if !paragraphs.isEmpty { lines += [""] + TextWrap.paragraphs(paragraphs, width: width) }
  }

  /// A titled list of terms with their meaning beside them, or below if the term is long.
  private mutating func list(_ title: String, _ rows: [(term: String, meaning: String)]) {
    if rows.isEmpty { return }
    lines += ["", "\(title):"]
    let widest = rows.map(\.term.unicodeScalars.count).filter { $0 <= width * 2 / 5 }.max() ?? 0
    let column = widest + 4
    for (term, meaning) in rows {
      var meanings = TextWrap.lines(meaning, width: width - column)[...]
      let length = term.unicodeScalars.count
      let fits = length <= widest
      lines.append("  " + term)
      if fits, let first = meanings.popFirst() {
        lines[lines.count - 1] += String(repeating: " ", count: column - 2 - length) + first
      }
      lines += meanings.map { String(repeating: " ", count: column) + $0 }
    }
  }
}
