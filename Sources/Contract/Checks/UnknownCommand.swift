import Base
import Checks
import ShellSyntax

/// A command line that cannot work here: a subcommand, target, script, service or path that is not there.
let unknownCommand = ContractCheck("DJI101", "command") { reading, findings in
  for line in reading.file.shellLines where !AbsenceWords.stand(in: line.text) {
    for run in MentionedRun.all(in: line.text) { CommandCheck(reading, line)(run, &findings) }
  }
  for span in reading.file.spans where !AbsenceWords.stand(in: span.line.text) {
    // A lone word is the name of a program, not a command.
    for run in MentionedRun.all(in: span.text) where run.spelling.count > 1 || run.name.hasSuffix(".sh") {
      CommandCheck(reading, span.line)(run, &findings)
    }
  }
}

private struct CommandCheck {
  let reading: ReadInstructions
  let line: InstructionLine

  init(_ reading: ReadInstructions, _ line: InstructionLine) {
    self.reading = reading
    self.line = line
  }

  func callAsFunction(_ run: ShellRun, _ findings: inout ContractFindings) {
    if let service = run.service { checkService(service, &findings) }
    guard run.isCertain else { return }
    switch run.kind {
    case .management: checkManagement(run.words, &findings)
    case .program: checkProgram(run, &findings)
    case .code: break
    }
  }

  private func checkProgram(_ command: ShellRun, _ findings: inout ContractFindings) {
    switch command.name {
    case "make", "gmake": checkTarget(.make, command, &findings)
    case "just": checkTarget(.just, command, &findings)
    case "poe": checkTarget(.poe, command, &findings)
    case "npm", "yarn", "pnpm", "bun": checkScript(command, &findings)
    case "tox": checkEnvironment(command, &findings)
    case "pytest", "py.test": checkPaths(command.arguments, &findings)
    case "pip", "pip3": checkRequirements(command, &findings)
    case "uv": if command.operand == "pip" { checkRequirements(command, &findings) }
    case "bash", "sh", "zsh", "source": checkFile(command.operand, &findings)
    case "python", "python3": checkPython(command, &findings)
    default: checkScriptFile(command, &findings)
    }
  }

  // MARK: manage.py

  private func checkManagement(_ words: [String], _ findings: inout ContractFindings) {
    guard let name = words.first, isPlain(name) else { return }
    let section = reading.project.dump.commands
    let names = section.items.compactMap(\.name.value)
    if name == "test" { return checkTests(words.dropFirst(), &findings) }
    guard section.openness == .closed, !names.contains(name), !names.isEmpty, !Self.core.contains(name) else { return }
    let hint = Suggestion.nearest(to: name, in: names.sorted()).map { "; did you mean \($0)?" } ?? ""
    findings.report("manage.py has no command \(name)\(hint)", at: line.range(of: name))
  }

  private static let core: Set<String> = ["help", "version", "runserver", "test", "startapp", "startproject"]

  /// Labels of tests are dotted modules, applications or folders.
  private func checkTests(_ words: ArraySlice<String>, _ findings: inout ContractFindings) {
    for word in words where !word.hasPrefix("-") && isPlain(word) {
      if word.contains("/") { checkFile(word, &findings) }
      if word.contains("."), !word.contains("/"), !isExample(word), let reason = reading.project.lost(word) {
        findings.report(reason, at: line.range(of: word))
      }
    }
  }

  private func isExample(_ label: String) -> Bool {
    let lower = label.lowercased().filter { $0 != "_" }
    return ["your", "classname", "methodname", "modulename", "appname", "testcase.test", "example", "testname"].contains
    {
      lower.contains($0)
    }
  }

  // MARK: Targets

  private func checkTarget(
    _ tool: ProjectCommand.Tool, _ command: ShellRun, _ findings: inout ContractFindings
  ) {
    guard !command.arguments.contains(where: { $0.hasPrefix("-C") || $0.hasPrefix("-f") }) else { return }
    for name in command.arguments.prefix(tool == .make ? 20 : 1) {
      if name.hasPrefix("-") || name.contains("=") || !isPlain(name) { return }
      guard reading.commands.knows(tool, name) == false, isCode(name) else { return }
      let hint =
        Suggestion.nearest(to: name, in: reading.commands.names(of: tool)).map { "; did you mean \($0)?" } ?? ""
      let reason =
        reading.commands.has(tool) ? "\(tool.rawValue) has no target \(name)" : "there is no \(Self.file(tool))"
      findings.report(reason + hint, at: line.range(of: "\(command.words[0]) \(name)"))
    }
  }

  private static func file(_ tool: ProjectCommand.Tool) -> String {
    switch tool {
    case .make: "Makefile"
    case .just: "justfile"
    case .npm: "package.json"
    case .tox: "tox.ini"
    case .poe, .script: "such task in pyproject.toml"
    }
  }

  /// Prose such as `make sure` is no command.
  private func isCode(_ name: String) -> Bool { name.first?.isLowercase ?? false }

  private func checkScript(_ command: ShellRun, _ findings: inout ContractFindings) {
    let words = Self.operands(command.arguments)
    guard words.count >= 2, words[0] == "run", isPlain(words[1]), reading.commands.has(.npm),
      reading.commands.knows(.npm, words[1]) == false
    else { return }
    findings.report("no package.json has a script \(words[1])", at: line.range(of: words[1]))
  }

  /// Words that are neither options of npm and its kind nor their values.
  private static func operands(_ arguments: ArraySlice<String>) -> [String] {
    let valued: Set<String> = ["--filter", "-F", "--cwd", "-C", "--dir", "--prefix", "-w", "--workspace"]
    var operands: [String] = []
    var isValue = false
    for word in arguments {
      if !isValue, !word.hasPrefix("-") { operands.append(word) }
      isValue = valued.contains(word)
    }
    return operands
  }

  private func checkEnvironment(_ command: ShellRun, _ findings: inout ContractFindings) {
    guard reading.commands.has(.tox), let flag = command.words.firstIndex(of: "-e"), flag + 1 < command.words.count
    else {
      return
    }
    for name in command.words[flag + 1].split(separator: ",").map(String.init) where isPlain(name) {
      if reading.commands.knowsEnvironment(name) { continue }
      findings.report("tox has no environment \(name)", at: line.range(of: name))
    }
  }

  private func checkService(_ name: String, _ findings: inout ContractFindings) {
    let known = reading.commands.services
    guard !known.isEmpty, !known.contains(name), isPlain(name) else { return }
    let hint = Suggestion.nearest(to: name, in: known.sorted()).map { "; did you mean \($0)?" } ?? ""
    findings.report("no compose file has a service \(name)\(hint)", at: line.range(of: " \(name) "))
  }

  // MARK: Files

  private func checkPaths(_ words: ArraySlice<String>, _ findings: inout ContractFindings) {
    for word in words where !word.hasPrefix("-") && (word.contains("/") || word.contains(".py")) {
      checkFile(word, &findings)
    }
  }

  private func checkRequirements(_ command: ShellRun, _ findings: inout ContractFindings) {
    guard let flag = command.words.firstIndex(of: "-r"), flag + 1 < command.words.count else { return }
    checkFile(command.words[flag + 1], &findings)
  }

  private func checkPython(_ command: ShellRun, _ findings: inout ContractFindings) {
    guard let script = command.arguments.first, script.hasSuffix(".py") else { return }
    checkFile(script, &findings)
  }

  /// `./scripts/deploy.sh`.
  private func checkScriptFile(_ command: ShellRun, _ findings: inout ContractFindings) {
    guard let program = command.words.first, program.contains("/"), program.hasPrefix("./") || program.hasSuffix(".sh")
    else { return }
    checkFile(program, &findings)
  }

  private func checkFile(_ given: String?, _ findings: inout ContractFindings) {
    guard let given else { return }
    let path = given.firstRange(of: "::").map { String(given[..<$0.lowerBound]) } ?? given
    guard isPlain(path), !path.hasPrefix("/"), !path.hasSuffix(":"), !path.hasPrefix("~"), !path.hasPrefix(".."),
      path.contains("/") || path.contains("."),
      !path.contains("path/to"), !path.contains("activate"),
      MentionedPath(path + (path.contains(".") ? "" : "/")) != nil || path.hasPrefix("./"),
      !reading.paths.exists(path), !reading.paths.mayBeIgnored(path), !isFromOutside(path)
    else { return }
    let hint = reading.paths.near(path).map { "; did you mean \($0)?" } ?? ""
    findings.report("there is no file \(path)\(hint)", at: line.range(of: path))
  }

  /// As it is typed beside the project's folder.
  private func isFromOutside(_ path: String) -> Bool {
    let parts = PathBook.plain(path).pathParts
    return parts.count > 1 && reading.paths.existsExactly(parts.dropFirst().joined(separator: "/"))
  }

  private func isPlain(_ word: String) -> Bool {
    !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._/:-".contains($0)) }
      && !word.contains("...")
  }
}
