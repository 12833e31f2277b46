import Base
import Platform

let daemonCommand = Command(
  "daemon", "See and end the process that keeps a project warm",
  discussion: """
    The first question about a project starts a daemon for it, which reads the project once, watches it, and answers the \
    next questions. It ends by itself after ten minutes without a question, when the project's folder is gone and when it \
    takes too much memory. Without one every command does its own work and gives the same answer. DJANGOLOGY_DAEMON=off, or \
    --no-daemon, does without.
    """,
  subcommands: [daemonStatus, daemonStop, daemonLog, daemonRun, daemonPing])

private let all = ArgumentKey<Bool>.flag("all", "All daemons of this user, whatever their project")
private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

private let daemonStatus = Command(
  "status", "Say what the daemon does", arguments: [ProjectArgument.root, all, json],
  examples: [
    .init("djangology daemon status", "Exit code 1 when there is none"), .init("djangology daemon status --all", ""),
  ]
) { arguments, context throws(CommandFailure) in
  let reports = try sockets(arguments, context).compactMap(DaemonReport.init)
  if arguments[json] {
    context.print(arguments[all] ? JSONValue.array(reports.map(\.json)).text() : (reports.first?.json ?? .null).text())
  } else {
    for report in reports { context.print(report.text) }
    if reports.isEmpty { context.print("no daemon is running") }
  }
  return reports.isEmpty ? .findings : .ok
}

private let daemonStop = Command(
  "stop", "End the daemon", arguments: [ProjectArgument.root, all],
  examples: [.init("djangology daemon stop", ""), .init("djangology daemon stop --all", "")]
) { arguments, context throws(CommandFailure) in
  for socket in try sockets(arguments, context) where !DaemonStop(socket).run() {
    throw CommandFailure(
      message: "the daemon does not end", advice: "Its process: \(DaemonClient(socket).process ?? 0)")
  }
  return .ok
}

private let daemonLog = Command(
  "log", "Print what the daemon did", arguments: [ProjectArgument.root],
  examples: [.init("djangology daemon log", "")]
) { arguments, context throws(CommandFailure) in
  let place = try place(arguments, context)
  if let bytes = try? FileReader.read(place.log) { context.output.write(bytes) }
  return .ok
}

private let daemonPing = Command(
  "ping", "Ask whether the daemon is there, and nothing else", arguments: [ProjectArgument.root],
  examples: [.init("djangology daemon ping", "Exit code 1 when there is none")]
) { arguments, context throws(CommandFailure) in
  let client = DaemonClient(try place(arguments, context).socket, patience: DaemonUse.patience)
  return client.reply(to: .ping)?.kind == DaemonMessage.pong.rawValue ? .ok : .findings
}

private let daemonRun = Command(
  "run", "Be the daemon, until there is a reason to end", arguments: [ProjectArgument.root],
  examples: [.init("djangology daemon run", "What other commands do in the background")]
) { arguments, context throws(CommandFailure) in
  let code = try DaemonProcess.run(try place(arguments, context))
  // Its threads may be in the middle of their work, which nobody wants any more.
  CurrentProcess.endAtOnce(code.rawValue)
}

private func place(
  _ arguments: ParsedArguments, _ context: borrowing CommandContext
) throws(CommandFailure) -> DaemonPlace {
  let root = arguments[ProjectArgument.root]
  do throws(FileError) {
    return try DaemonPlace(root: context.caller.place(root))
  } catch {
    throw CommandFailure(message: "\(root): no daemon can be had: \(error)")
  }
}

private func sockets(
  _ arguments: ParsedArguments, _ context: borrowing CommandContext
) throws(CommandFailure) -> [String] {
  if arguments[all] { return (try? DaemonPlace.allSockets()) ?? [] }
  return [try place(arguments, context).socket]
}
