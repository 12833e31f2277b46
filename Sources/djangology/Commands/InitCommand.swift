import Contract
import Installer
import Platform
import Workspace

private let agents = ArgumentKey<[String]>.repeated(
  "agent", short: "a", "Set up this agent; several are set up together, Claude Code if none is named",
  kind: .choice(AgentKind.allCases.map(\.rawValue)), placeholder: "NAME")
private let noServer = ArgumentKey<Bool>.flag("no-server", "Leave the MCP server out")
private let noHooks = ArgumentKey<Bool>.flag("no-hooks", "Leave the hooks out")
private let noPermissions = ArgumentKey<Bool>.flag("no-permissions", "Leave the permissions out")
private let noInstructions = ArgumentKey<Bool>.flag("no-instructions", "Leave CLAUDE.md, AGENTS.md and GEMINI.md alone")
private let noSkill = ArgumentKey<Bool>.flag("no-skill", "Leave the skill out")
private let noCommands = ArgumentKey<Bool>.flag("no-commands", "Leave the slash commands out")
private let injectCapsule = ArgumentKey<Bool>.flag(
  "inject-capsule", "Answer each prompt with a capsule, when that is sure enough")
private let userHooks = ArgumentKey<Bool>.flag(
  "user-hooks", "Put Claude Code's hooks into ~/.claude/settings.json, where they hold for every project and folder")
private let programName = ArgumentKey<String>.option(
  "program", "What agents start: a name found by PATH, or a path", default: "djangology", placeholder: "NAME")
private let plugin = ArgumentKey<String?>.option(
  "plugin", "Write the same parts as a plugin of Claude Code into this folder instead", kind: .path, placeholder: "DIR")
private let dryRun = ArgumentKey<Bool>.flag("dry-run", "Print the changes as a diff and write nothing")
private let showsDiff = ArgumentKey<Bool>.flag("diff", "Print the changes as a diff, too")

let initCommand = Command(
  "init", "Set up coding agents for a project",
  discussion: """
    Adds the MCP server, hooks, permissions, a region of CLAUDE.md, a skill and slash commands to the files that the agent \
    reads. What stands there stays as it is, comments and layout included; a second run changes nothing, a run with other \
    options brings the files to those. 'djangology uninstall' restores every byte. Files are those of the folder named \
    by --root, where the agent is started.
    """,
  arguments: [
    ProjectArgument.root, agents, noServer, noHooks, noPermissions, noInstructions, noSkill, noCommands, injectCapsule,
    userHooks, programName, plugin, dryRun, showsDiff,
  ],
  examples: [
    .init("djangology init --dry-run", "What would be written"),
    .init("djangology init --agent claude --agent cursor", "Two agents"),
    .init("djangology init --no-hooks --no-permissions", "The server, the skill and the instructions only"),
  ]
) { arguments, context throws(CommandFailure) in
  let site = installSite(arguments[ProjectArgument.root], context)
  let choice = chosen(arguments)
  let plan: InstallPlan
  if let folder = arguments[plugin] {
    let place = InstallSite(root: context.caller.place(folder))
    plan = .install(
      PluginFolder.files(choice, KitTexts.installed(at: site.root.text), version: program.version), choice, at: place)
  } else {
    let joined = choice.joined(with: site.record?.choice)
    let facts = joined.has(.instructions) ? contractFacts(arguments[ProjectArgument.root], &context) : nil
    let texts = KitTexts.installed(at: site.root.text, facts: facts)
    plan = .install(AgentFiles.wanted(joined, texts, at: site), joined, at: site)
  }
  return try carryOut(plan, isDryRun: arguments[dryRun], showsDiff: arguments[showsDiff], &context)
}

/// What the region of CLAUDE.md says of the project; nil, with a note, where it is not understood.
private func contractFacts(_ path: String, _ context: inout CommandContext) -> ContractFacts? {
  do throws(CommandFailure) {
    return try ProjectArgument.contract(path, CheckRequest(), &context) { project, request throws(CheckFailure) in
      try project.contractFacts(request)
    }
  } catch {
    context.note("CLAUDE.md will say nothing of the project: \(error.message)")
    return nil
  }
}

/// The folder an agent is started in, and the user's home.
func installSite(_ path: String, _ context: borrowing CommandContext) -> InstallSite {
  InstallSite(root: FilePath(context.caller.place(path)).absolute.text, home: Environment.homeDirectory)
}

private func chosen(_ arguments: ParsedArguments) -> InstallChoice {
  let left: [(ArgumentKey<Bool>, InstallChoice.Part)] = [
    (noServer, .server), (noHooks, .hooks), (noPermissions, .permissions), (noInstructions, .instructions),
    (noSkill, .skill), (noCommands, .commands),
  ]
  let named = Set(arguments[agents].compactMap { AgentKind(rawValue: $0) })
  return InstallChoice(
    agents: named.isEmpty ? [.claude] : named, without: Set(left.filter { arguments[$0.0] }.map(\.1)),
    injectsCapsule: arguments[injectCapsule], usesUserHooks: arguments[userHooks], program: arguments[programName])
}

/// Prints and does what is planned; 1 when a file could not be read as what it is.
func carryOut(
  _ plan: InstallPlan, isDryRun: Bool, showsDiff: Bool, _ context: inout CommandContext
) throws(CommandFailure) -> ExitCode {
  for note in plan.notes { context.note(note.text) }
  if isDryRun || showsDiff { context.write(plan.diff) }
  if !isDryRun {
    do throws(FileError) {
      try plan.apply()
    } catch {
      throw CommandFailure(message: "not everything was written: \(error)", advice: "'djangology uninstall' undoes it.")
    }
    for edit in plan.changes where !showsDiff {
      let word = edit.before == nil ? "new" : edit.after == nil ? "gone" : "changed"
      context.print(context.terminal.paint(word, .faint) + "  " + context.terminal.paint(edit.path, .path))
    }
    if plan.changes.isEmpty { context.print("nothing to change") }
  }
  return plan.notes.contains { $0.kind == .broken } ? .findings : .ok
}
