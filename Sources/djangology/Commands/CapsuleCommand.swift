import Base
import Platform
import Workspace

private let task = ArgumentKey<String?>.optional("task", "What is to be done, in your words")
private let queryFile = ArgumentKey<String?>.option(
  "query-file", short: "f", "Read the task from a file", kind: .path, placeholder: "FILE")
private let maxTokens = ArgumentKey<Int>.option(
  "max-tokens", short: "t", "Upper bound on the tokens of the capsule", default: 8000, in: 200...200_000)
private let gitDirectory = ArgumentKey<String?>.option(
  "git-dir", "Where git keeps the history, when it is not around the project", kind: .path, placeholder: "DIR")
private let commit = ArgumentKey<String>.option(
  "at", "Use only the history up to this commit", default: "HEAD", placeholder: "COMMIT")
private let commits = ArgumentKey<Int>.option(
  "commits", "How many commits of history to read; 0 for none", default: 2000, in: 0...100_000)
private let intent = ArgumentKey<CapsuleRequest.Intent>.choice(
  "intent", short: "i", "What the task is about: changes which files and tests are worth showing", default: .auto,
  placeholder: "INTENT")
private let minConfidence = ArgumentKey<CapsuleRequest.Confidence>.choice(
  "min-confidence", "Print nothing where the first files can be trusted less than this", default: .low,
  placeholder: "LEVEL")
private let includeTests = ArgumentKey<Bool>.flag("include-tests", "Show more tests than usual")
private let noTests = ArgumentKey<Bool>.flag("no-tests", "Show no tests")
private let files = ArgumentKey<String?>.option(
  "files", "Files whose text you have, parted by commas: they are named, not repeated", placeholder: "PATHS")
private let session = ArgumentKey<String?>.option(
  "session", "Send only what was not yet sent under this name, or has changed", placeholder: "NAME")
private let sessionDirectory = ArgumentKey<String?>.option(
  "session-dir", "Where to remember sessions, instead of the user's cache", kind: .path, placeholder: "DIR")
private let resetSession = ArgumentKey<Bool>.flag("reset-session", "Forget first what was sent in the session")
private let expand = ArgumentKey<[String]>.repeated(
  "expand", "Print this unit of a capsule instead: PATH@FIRST-LAST, PATH::NAME or PATH", placeholder: "UNIT")
private let json = ArgumentKey<Bool>.flag("json", "Print JSON: path, role, tokens, spans and reasons, best first")
private let explain = ArgumentKey<Bool>.flag("explain", "Say how each file got its place instead")

let capsuleCommand = Command(
  "capsule", "Print the files a task needs, ranked, with reasons, in a token budget",
  discussion: """
    Ranks the project's files for the task by their words, the names it mentions, Django's links between files and git's \
    history, and prints the regions most likely to be edited, best first. The budget is an upper bound on what is printed.
    """,
  arguments: [
    task, ProjectArgument.roots, maxTokens, intent, minConfidence, includeTests, noTests, files, session,
    resetSession, sessionDirectory, expand, json, explain, queryFile, gitDirectory, commit, commits,
  ],
  examples: [
    .init("djangology capsule 'add a discount field to Order'", ""),
    .init("djangology capsule -C ../shop -f issue.txt --max-tokens 4000", "A task from a file"),
    .init("djangology capsule -f trace.txt --intent bugfix --session fix-7", "A second call sends what is new"),
    .init("djangology capsule --explain 'GET /orders/7/ fails'", "Why these files"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  if arguments.isGiven(expand) {
    return printUnits(arguments[expand], arguments, maxTokens: arguments[maxTokens], &context)
  }
  if arguments[includeTests], arguments[noTests] {
    throw CommandFailure(message: "--include-tests and --no-tests were both given", advice: "Give one of them.")
  }
  var request = CapsuleRequest(task: try taskText(arguments, context.caller))
  request.intent = arguments[intent]
  request.explains = arguments[explain]
  request.minConfidence = arguments[minConfidence]
  request.includesTests = arguments[includeTests] ? true : arguments[noTests] ? false : nil
  request.files = (arguments[files] ?? "").split(separator: ",").map(String.init)
  request.session = arguments[session]
  request.sessionDirectory = arguments[sessionDirectory].map(context.caller.place)
  request.resetsSession = arguments[resetSession]
  request.maxTokens = arguments[maxTokens]
  request.gitDirectory = arguments[gitDirectory].map(context.caller.place)
  request.commit = arguments[commit]
  request.commits = arguments[commits]
  if let group = ProjectArgument.group(arguments, expands: false, context) {
    return printGroup(try ProjectArgument.capsule(group, request, &context), arguments[json], &context)
  }
  let root = arguments[ProjectArgument.root]
  if let above = ProjectRoot.scriptFolder(above: context.caller.place(root)) {
    context.note("this folder alone was read; manage.py is in \(above): -C takes that")
  }
  let answer = try ProjectArgument.capsule(root, request, &context)
  // A project need not have git; whoever asks for a history is told when there is none.
  let asksForHistory = arguments.isGiven(gitDirectory) || arguments.isGiven(commit) || arguments.isGiven(commits)
  for note in answer.notes where asksForHistory {
    // What was asked to stand on one commit and does not is no answer.
    if arguments.isGiven(commit) { throw CommandFailure(message: note, advice: "--at takes a commit or a branch.") }
    context.note(note)
  }
  for path in request.files where !CheckOptions.exists(path, root, context.caller) {
    context.note("\(path): there is no such file in the project")
  }
  if arguments[explain] {
    printExplanation(answer, asJSON: arguments[json], &context)
    return .ok
  }
  if answer.text.isEmpty { context.note("nothing to show: confidence \(answer.confidence)") }
  context.output.write(String(decoding: arguments[json] ? answer.json : answer.text, as: UTF8.self))
  return .ok
}

private func taskText(_ arguments: ParsedArguments, _ caller: Caller) throws(CommandFailure) -> String {
  guard let path = arguments[queryFile] else {
    if let words = arguments[task], !words.allSatisfy(\.isWhitespace) { return words }
    throw CommandFailure(
      message: "no task given", advice: "Say what is to be done: djangology capsule 'add a discount field to Order'")
  }
  do throws(FileError) {
    return String(decoding: try FileReader.read(caller.place(path)), as: UTF8.self)
  } catch {
    throw CommandFailure(message: "\(path): \(error)", advice: "--query-file takes a text file with the task.")
  }
}

/// One capsule a project, under its name.
private func printGroup(
  _ answers: [(name: String, answer: CapsuleAnswer)], _ asJSON: Bool, _ context: inout CommandContext
) -> ExitCode {
  if asJSON {
    let members = answers.map { ($0.name, JSONReader.read($0.answer.json) ?? .array([])) }
    context.print(JSONValue.object(members).text())
  }
  for (name, answer) in answers where !asJSON {
    context.write("# project \(name)\n" + String(decoding: answer.text, as: UTF8.self))
  }
  return .ok
}

private func printExplanation(_ answer: CapsuleAnswer, asJSON: Bool, _ context: inout CommandContext) {
  if asJSON { return context.print(JSONValue.array(answer.explanation.map(jsonFile)).text()) }
  for (place, file) in answer.explanation.enumerated() {
    let number = String(place + 1)
    let score = context.terminal.paint(decimal(file.score), .number)
    let head = String(repeating: " ", count: max(0, 3 - number.count)) + number
    context.print("\(head)  \(score)  \(context.terminal.paint(file.path, .path)) (\(file.role))")
    context.print("            " + file.parts.map { "\($0.signal) \(decimal($0.weight))" }.joined(separator: " · "))
    for reason in file.reasons { context.print("            " + context.terminal.paint(reason, .faint)) }
  }
}

private func jsonFile(_ file: RankedFile) -> JSONValue {
  .object([
    ("path", .string(file.path)), ("role", .string(file.role)), ("score", .double(Double(decimal(file.score)) ?? 0)),
    ("parts", .object(file.parts.map { ($0.signal, .double(Double(decimal($0.weight)) ?? 0)) })),
    ("reasons", .strings(file.reasons)),
  ])
}

/// Three decimals.
private func decimal(_ value: Float) -> String {
  let thousandths = Int((value * 1000).rounded())
  let fraction = String(abs(thousandths) % 1000)
  return (thousandths < 0 ? "-" : "") + "\(abs(thousandths) / 1000)."
    + String(repeating: "0", count: 3 - fraction.count) + fraction
}
