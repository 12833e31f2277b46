/// Scripts that let a shell complete our commands and options, made from the declarations.
enum ShellCompletions {
  enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
  }

  static func script(for shell: Shell, _ program: Program) -> String {
    switch shell {
    case .bash: bash(program)
    case .zsh: zsh(program)
    case .fish: fish(program)
    }
  }

  /// A command with the words that lead to it.
  private struct Entry {
    let path: [String]
    let command: Command
  }

  private static func entries(_ commands: [Command], below path: [String] = []) -> [Entry] {
    commands.filter { !$0.isHidden }.flatMap { command in
      let entry = Entry(path: path + [command.name], command: command)
      return [entry] + entries(command.subcommands, below: entry.path)
    }
  }

  private static func options(_ command: Command, _ program: Program) -> [ArgumentDeclaration] {
    (command.options + program.globalOptions).filter { !$0.isHidden }
  }

  private static func choices(_ argument: ArgumentDeclaration) -> [String]? {
    if case .choice(let choices) = argument.kind { choices } else { nil }
  }

  // MARK: bash

  private static func bash(_ program: Program) -> String {
    var cases = ""
    for entry in entries(program.commands) {
      var words = entry.command.subcommands.filter { !$0.isHidden }.map(\.name)
      words += options(entry.command, program).map(\.spelling) + ["--help"]
      words += entry.command.operands.compactMap(choices).flatMap { $0 }
      cases += "    '\(entry.path.joined(separator: " "))') words='\(words.joined(separator: " "))' ;;\n"
    }
    let top = program.commands.filter { !$0.isHidden }.map(\.name) + ["--help", "--version"]
    var values = ""
    for option in allChoiceOptions(program) {
      let words = (choices(option) ?? []).joined(separator: " ")
      values += "    \(option.spelling)) COMPREPLY=($(compgen -W '\(words)' -- \"$current\")); return ;;\n"
    }
    let groups = entries(program.commands).filter { !$0.command.subcommands.isEmpty }.map {
      $0.path.joined(separator: " ")
    }
    return """
      # bash completion for \(program.name): source <(\(program.name) completions bash)
      _\(program.name)() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path='' word words
        case "$previous" in
      \(values)  esac
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case "$word" in -*) continue ;; esac
          case "$path" in ''\(groups.map { "|'\($0)'" }.joined())) path="${path:+$path }$word" ;; esac
        done
        case "$path" in
          '') words='\(top.joined(separator: " "))' ;;
      \(cases)  esac
        COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
        [ -n "$path" ] || COMPREPLY=($(compgen -W "$words" -- "$current"))
      }
      complete -o filenames -F _\(program.name) \(program.name)

      """
  }

  private static func allChoiceOptions(_ program: Program) -> [ArgumentDeclaration] {
    var seen: Set<String> = []
    return entries(program.commands).flatMap { options($0.command, program) }
      .filter { choices($0) != nil && seen.insert($0.name).inserted }
  }

  // MARK: zsh

  private static func zsh(_ program: Program) -> String {
    var cases = ""
    for entry in entries(program.commands) where entry.command.subcommands.isEmpty {
      let arguments = options(entry.command, program).map(zshOption) + entry.command.operands.map(zshOperand)
      let lines = (arguments + ["'(-h --help)'{-h,--help}'[Print help]'"]).joined(separator: " \\\n        ")
      cases += "    '\(entry.path.joined(separator: " "))')\n      _arguments \\\n        \(lines) ;;\n"
    }
    return """
      #compdef \(program.name)
      # zsh completion for \(program.name): \(program.name) completions zsh > "${fpath[1]}/_\(program.name)"
      _\(program.name)() {
        local -a commands
        commands=(
      \(zshDescriptions(program.commands, indent: "    "))  )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local command=${words[2]} depth=1
        case "$command" in
      \(zshGroups(program))  esac
        shift $depth words
        (( CURRENT -= depth ))
        case "$command" in
      \(cases)  esac
      }
      _\(program.name) "$@"

      """
  }

  private static func zshDescriptions(_ commands: [Command], indent: String) -> String {
    commands.filter { !$0.isHidden }.map { "\(indent)\(quoted("\($0.name):\($0.summary)"))\n" }.joined()
  }

  private static func zshGroups(_ program: Program) -> String {
    program.commands.filter { !$0.isHidden && !$0.subcommands.isEmpty }.map { group in
      """
          \(group.name))
            if (( CURRENT == 3 )); then
              commands=(
      \(zshDescriptions(group.subcommands, indent: "          "))        )
              _describe command commands
              return
            fi
            command="\(group.name) ${words[3]}" depth=2 ;;

      """
    }.joined()
  }

  private static func zshOption(_ option: ArgumentDeclaration) -> String {
    let repeats = option.repeats ? "*" : ""
    let value = option.role == .option ? ":\(option.placeholder):\(zshAction(option))" : ""
    let equals = option.role == .option ? "=" : ""
    let meaning = "[\(bracketed(option.summary))]\(value)"
    guard let short = option.short else { return quoted("\(repeats)\(option.spelling)\(equals)\(meaning)") }
    let once = option.repeats ? "*" : "(-\(short) \(option.spelling))"
    let plus = option.role == .option ? "+" : ""
    return "\(quoted(once)){-\(short)\(plus),\(option.spelling)\(equals)}\(quoted(meaning))"
  }

  private static func zshOperand(_ operand: ArgumentDeclaration) -> String {
    quoted("\(operand.repeats ? "*" : ""):\(operand.placeholder):\(zshAction(operand))")
  }

  private static func zshAction(_ argument: ArgumentDeclaration) -> String {
    switch argument.kind {
    case .path: "_files"
    case .choice(let choices): "(\(choices.joined(separator: " ")))"
    case .string, .integer: ""
    }
  }

  // MARK: fish

  private static func fish(_ program: Program) -> String {
    let names = program.commands.filter { !$0.isHidden }.map(\.name).joined(separator: " ")
    var lines = [
      "# fish completion for \(program.name): \(program.name) completions fish | source",
      "complete -c \(program.name) -f",
      "complete -c \(program.name) -n __fish_use_subcommand -l version -d 'Print the version'",
      "complete -c \(program.name) -s h -l help -d 'Print help'",
    ]
    for command in program.commands where !command.isHidden {
      lines.append(
        "complete -c \(program.name) -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))")
    }
    for entry in entries(program.commands) {
      let condition = quoted("__fish_seen_subcommand_from \(entry.path[0])")
      for argument in entry.command.options + entry.command.operands where !argument.isHidden {
        if let line = fishLine(argument) { lines.append("complete -c \(program.name) -n \(condition)\(line)") }
      }
      for inner in entry.command.subcommands where !inner.isHidden {
        lines.append("complete -c \(program.name) -n \(condition) -a \(inner.name) -d \(quoted(inner.summary))")
      }
    }
    for option in program.globalOptions {
      let condition = quoted("__fish_seen_subcommand_from \(names)")
      lines.append("complete -c \(program.name) -n \(condition)\(fishLine(option) ?? "")")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fishLine(_ argument: ArgumentDeclaration) -> String? {
    var line = argument.short.map { " -s \($0)" } ?? ""
    if argument.role != .operand { line += " -l \(argument.name) -d \(quoted(argument.summary))" }
    switch argument.kind {
    case .path: line += argument.role == .operand ? " -F" : " -r -F"
    case .choice(let choices):
      line += (argument.role == .operand ? " -a " : " -x -a ") + quoted(choices.joined(separator: " "))
    case .integer: line += " -x"
    case .string: line += argument.role == .option ? " -x" : ""
    }
    return line.isEmpty ? nil : line
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func bracketed(_ text: String) -> String {
    text.split(separator: "]", omittingEmptySubsequences: false).joined(separator: "\\]")
  }
}
