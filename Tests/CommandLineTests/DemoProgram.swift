import Platform

@testable import djangology

/// A program whose commands print what they were given, so that specs can show it.
enum DemoProgram {
  enum Rank: String, CaseIterable { case lexical, graph, both }

  private static let task = ArgumentKey<String>.required("task", "What you want to do, in a sentence")
  private static let path = ArgumentKey<String>.operand("path", "Where the project is", default: ".", kind: .path)
  private static let maxTokens = ArgumentKey<Int>.option(
    "max-tokens", short: "t", "Tokens the answer may have", default: 8000, in: 500...200_000)
  private static let include = ArgumentKey<[String]>.repeated(
    "include", short: "i", "Only files that fit the pattern", placeholder: "GLOB")
  private static let rank = ArgumentKey<Rank>.choice(
    "rank", "What decides the order of files", default: .both, placeholder: "KIND")
  private static let json = ArgumentKey<Bool>.flag("json", short: "j", "Print JSON")
  private static let verbose = ArgumentKey<Bool>.flag("verbose", short: "v", "Say why")
  private static let trace = ArgumentKey<Bool>.flag("trace", "For us").hidden

  private static let capsule = Command(
    "capsule", "The files a task needs, in a token budget",
    discussion: """
      Ranks the files of the project for the task and prints as much of the best as the budget allows. Nothing of the \
      project is run.

        kept   as it
        stands
      """,
    arguments: [task, path, maxTokens, include, rank, json, verbose, trace],
    examples: [.init("demo capsule 'add a field'", "The simplest use")]
  ) { arguments, context in
    context.print("task=\(arguments[task]) path=\(arguments[path]) max-tokens=\(arguments[maxTokens])")
    context.print("include=\(arguments[include]) rank=\(arguments[rank])")
    context.print("json=\(arguments[json]) verbose=\(arguments[verbose]) trace=\(arguments[trace])")
    return .ok
  }

  private static let offset = ArgumentKey<Int?>(
    declaration: ArgumentDeclaration(
      role: .operand, name: "offset", kind: .integer(-10...10), placeholder: "OFFSET", summary: "How far")
  ) { $0.last.flatMap { Int($0) } }

  private static let seek = Command("seek", "Moves", arguments: [offset, json]) { arguments, context in
    context.print("offset=\(arguments[offset].map(String.init) ?? "none")")
    return .findings
  }

  private static let fail = Command("fail", "Fails") { _, context throws(CommandFailure) in
    context.print("something first")
    throw CommandFailure(message: "it broke", advice: "Try again.")
  }

  private static let models = Command("models", "Every model") { _, context in
    context.print(context.terminal.paint("models", .heading))
    return .ok
  }

  private static let secret = Command("secret", "Hidden", isHidden: true) { _, _ in .ok }

  static let program = Program(
    name: "demo", version: "1.2.3", summary: "a program to test with", discussion: "It does nothing.",
    commands: [capsule, seek, fail, Command("show", "Shows things", subcommands: [models]), secret],
    globalOptions: GlobalOptions.all)

  /// What a terminal would show for the command line, `demo` itself left out.
  static func transcript(_ line: String, width: Int = 80) -> String {
    var context = CommandContext.captured(width: width)
    let code = program.run(words(line), &context)
    let text = String(decoding: context.output.collected + context.errors.collected, as: UTF8.self)
    return "$ demo \(line)\n" + text + (code == .ok ? "" : "[exit \(code.rawValue)]\n")
  }

  /// The line's words, with single quotes as the shell has them.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 { words.append(String(part)) } else { words += part.split(separator: " ").map(String.init) }
    }
    return words
  }
}
