import Base
import Guard
import Platform

private let json = ArgumentKey<Bool>.flag("json", "Print the permissions object of .claude/settings.json")

let permissionsCommand = Command(
  "permissions", "Print permission rules for Claude Code that fit the project",
  discussion: """
    Commands that only read are allowed one by one, as the project starts them: by its lock files, Makefile, justfile, \
    compose files and CI. What changes the database is denied or asked about. Rules see texts, not programs: they are a \
    second net below the hook of 'djangology guard', and nothing that the guard refuses is allowed by them.
    """,
  arguments: [json],
  examples: [.init("djangology permissions --json", "For .claude/settings.json")]
) { arguments, context throws(CommandFailure) in
  let here = context.caller.place(Environment.currentDirectory)
  let project = GuardedProject.around(here)
  let profile = PermissionProfile(of: ProjectSurvey(of: project, in: here), settings: project.settings)
  if arguments[json] {
    context.print(JSONValue.object([("permissions", profile.json)]).text())
    return .ok
  }
  for (title, rules) in [
    ("allow", profile.allow.map(\.rule)), ("ask", profile.ask.map(\.rule)),
    ("deny", profile.deny.map(\.rule) + profile.denyFiles),
  ] where !rules.isEmpty {
    context.print(context.terminal.paint(title, .heading))
    for rule in rules { context.print("  " + rule) }
  }
  if !profile.evidence.isEmpty { context.print(context.terminal.paint("seen in", .heading)) }
  for line in profile.evidence { context.print("  " + line) }
  return .ok
}
