import Platform

/// A command line that the daemon of its project may answer in our place.
struct Forwarding: Sendable {
  private let place: DaemonPlace
  private let question: DaemonQuestion
  private let role: DaemonRole

  /// Nothing when it is not about a project, or when nobody wants a daemon.
  ///
  /// What is piped in and wanted is read here, and stands in `context` afterwards for whoever answers.
  init?(_ words: [String], _ context: inout CommandContext) {
    guard DaemonUse.isWanted, case .run(let command, let arguments)? = try? ArgumentParser.parse(words, for: program),
      command.daemon != .none, !arguments[GlobalOptions.noDaemon],
      // Only this process may become another program.
      !arguments[RunsProject.argument],
      // A daemon knows one project.
      arguments[ProjectArgument.roots].count < 2,
      // What is piped into this process only this process can read.
      !words.contains(where: { $0.hasPrefix("--stdin-filename") }),
      let place = try? DaemonPlace(root: arguments[ProjectArgument.root])
    else { return nil }
    if let key = command.input, arguments[key] == "-" {
      guard let (bytes, isWhole) = try? StandardInput.read(upTo: DaemonQuestion.inputLimit) else { return nil }
      context.caller.input = PipedInput(bytes: bytes, isWhole: isWhole)
      if !isWhole { return nil }
    }
    self.place = place
    role = command.daemon
    question = DaemonQuestion(
      words: words, root: place.root.text, directory: Environment.currentDirectory,
      variables: context.caller.variables, program: CurrentProcess.program,
      output: .init(context.terminal), errors: .init(context.errorTerminal), input: context.caller.input?.bytes)
  }

  /// Asks the daemon; what it printed is in `context` then.
  func ask(_ context: inout CommandContext) -> DaemonClient.Outcome {
    let progress = context.progress()
    progress.update("asking …")
    let outcome = DaemonClient(place.socket, patience: DaemonUse.patience).ask(question)
    if case .answered(let answer) = outcome {
      context.output.write(answer.output)
      context.output.flush()
      context.errors.write(answer.errors)
    }
    return outcome
  }

  /// Starts a daemon for the next question, if one is likely to come and there is none of this build.
  func startDaemon(after outcome: DaemonClient.Outcome?) {
    switch outcome {
    case .absent, .refused:
      if role == .started { DetachedProcess.start(["daemon", "run", "--root", place.root.text]) }
    case .answered, .silent, nil: break
    }
  }
}

extension DaemonQuestion.Screen {
  fileprivate init(_ terminal: Terminal) { self.init(width: terminal.width, likesColor: terminal.likesColor) }
}
