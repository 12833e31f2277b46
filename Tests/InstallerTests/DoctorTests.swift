import Glibc
import Installer
import Platform
import Testing

/// The doctor at the bed of a program that a test puts in place of the real one.
@Suite struct DoctorTests {
  private static func checks(_ script: String, edit: (String) -> String = { $0 }) throws -> [DoctorCheck] {
    let project = try TemporaryProject([".git/HEAD": "ref: refs/heads/main\n"])
    let program = project.root + "/home/bin/djangology"
    try project.write(
      "#!/bin/sh\ntest \"$1\" = --version && echo djangology 1 && exit\n" + script, to: "../home/bin/djangology")
    unsafe chmod(program, 0o755)
    let choice = InstallChoice(injectsCapsule: true, program: program)
    try InstallTests.plan(choice, at: project.site).apply()
    try project.write(edit(try project.text(".claude/settings.json")), to: ".claude/settings.json")
    let variables = ["PATH": Environment.variable("PATH") ?? "/bin:/usr/bin"]
    return Doctor(site: project.site, variables: variables, version: "1").run()
  }

  private static func lines(_ checks: [DoctorCheck], _ area: String) -> [String] {
    checks.filter { $0.area == area }.map { "\($0.verdict.rawValue) \($0.title): \($0.detail)" }
  }

  @Test func `a program that answers as it should is well`() throws {
    let checks = try Self.checks(
      """
      input=$(cat)
      case "$input" in
        *flush*) echo '{"hookSpecificOutput": {"hookEventName": "PreToolUse", "permissionDecision": "deny"}}' ;;
        *compact*) echo '{"hookSpecificOutput": {"hookEventName": "SessionStart", "additionalContext": "goal"}}' ;;
      esac
      """)
    let hooks = Self.lines(checks, "hooks")
    #expect(hooks.count == 11, "\(hooks)")
    #expect(hooks.contains("ok PreToolUse (manage.py flush): deny"))
    #expect(hooks.contains("ok PreToolUse (git status): silent"))
    #expect(hooks.contains("ok SessionStart (after compaction): context of 4 characters"))
    #expect(checks.filter { $0.area == "hooks" }.allSatisfy { $0.milliseconds ?? 0 > 0 })
    #expect(checks.allSatisfy { $0.verdict != .failed })
  }

  @Test(arguments: [
    ("cat >/dev/null", "PreToolUse (manage.py flush): silent; it was to be refused"),
    ("echo ready; cat", "SessionEnd (the end): text; its output is not one JSON object"),
    (
      "echo \"djangology: unknown command 'hook'\" >&2; echo \"'djangology --help' lists commands.\" >&2; exit 2",
      "PreToolUse (manage.py flush): exit code 2; the program does not know this hook: djangology: unknown command 'hook'"
    ),
    ("exit 1", "SessionEnd (the end): exit code 1; failed: "),
    ("echo no >&2; exit 2", "PreToolUse (git status): blocks: no; it was to pass"),
    (
      "echo '{\"hookSpecificOutput\": {}}'", "SubagentStart (a subagent): an answer; hookEventName is not SubagentStart"
    ),
    (
      "echo '{\"hookSpecificOutput\": {\"hookEventName\": \"PreToolUse\", \"permissionDecision\": \"block\"}}'",
      "PreToolUse (git status): block; it was to pass"
    ),
    ("echo '{\"decision\": \"block\"}'", "Stop (a turn that a hook prolonged): block; the turn would never end"),
  ])
  func `a sick program is found out`(_ script: String, _ line: String) throws {
    #expect(Self.lines(try Self.checks(script), "hooks").contains("failed " + line))
  }

  @Test func `hooks stand in a foreign folder and know the project`() throws {
    let checks = try Self.checks("cat >/dev/null; echo \"$(pwd) ${CLAUDE_PROJECT_DIR##*/}\" >&2; exit 2")
    #expect(Self.lines(checks, "hooks").contains { $0.contains("blocks: / project") })
  }

  @Test(arguments: [
    ("djangology $(id) hook stop", "a shell would read more than words in it"),
    ("./djangology hook stop", "it stands in the project, whose programs are not started"),
    ("PROJECT/bin/djangology hook stop", "it stands in the project, whose programs are not started"),
    ("/bin/sh hook stop", "it is not called djangology"),
  ])
  func `nothing is started but our program, outside of the project`(_ command: String, _ reason: String) throws {
    let project = try TemporaryProject()
    let command = command.replacing("PROJECT", with: project.project)
    try project.write(
      #"{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "\#(command)"}]}]}}"#, to: ".claude/settings.json"
    )
    let checks = Doctor(site: project.site, variables: ["PATH": "/bin"], version: "1").run()
    #expect(
      Self.lines(checks, "hooks") == [
        "warning Stop in .claude/settings.json: '\(command)' is not fired: \(reason)"
      ])
  }

  @Test func `settings that switch hooks off, or cannot be read, are named`() throws {
    let off = try Self.checks("") { "{\"disableAllHooks\": true," + $0.dropFirst() }
    #expect(Self.lines(off, "settings").contains("failed .claude/settings.json: disableAllHooks is set: no hook runs"))
    let broken = try Self.checks("") { _ in "{\n\"a\" 1}" }
    #expect(Self.lines(broken, "settings").contains("failed .claude/settings.json:2: unexpected '1'"))
    #expect(Self.lines(broken, "hooks") == [])
  }

  @Test func `a program that is not there is named`() throws {
    let project = try TemporaryProject()
    let checks = Doctor(site: project.site, variables: ["PATH": "/nowhere"], version: "1").run()
    #expect(Self.lines(checks, "environment").contains("failed djangology: not found"))
    #expect(Self.lines(checks, "settings").contains("warning installation: nothing was installed here"))
  }
}
