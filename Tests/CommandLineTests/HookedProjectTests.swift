import Base
import FoundationEssentials
import Hooks
import Sessions
import TestKit
import Testing

@testable import djangology

/// Hooks with a real folder behind them: what the session says, and what the guard makes of it.
@Suite struct HookedProjectTests: ~Copyable {
  private let project: TemporaryFolder
  private var root: String { project.root }

  init() throws {
    let made = try TemporaryFolder([
      "orders/models.py": "", "manage.py": "import os\n",
      "djangology.toml": "[protected]\npaths = [\"legacy/**\"]\n",
    ])
    var session = WorkSession(
      goal: "a discount for orders", started: "2026-11-20 10:05", files: ["orders/**"], readOnly: ["payments/**"],
      offLimits: ["vendor/**"], doneWhen: ["the tests of orders pass"])
    session.notes = ""
    try SessionStore(root: made.root).start(session)
    project = made
  }

  private func answer(_ event: HookEvent, _ more: [(String, JSONValue)]) -> String {
    let members = [("session_id", JSONValue.string("s")), ("cwd", .string(root))] + more
    let payload = Array(JSONValue.object(members).text(.compact).utf8)
    let answer = Hooks.answer(event, to: payload) { directory in
      HookedProject(directory: directory ?? root, caller: Caller(directory: root, variables: [:], isLast: false)).hooks
    }
    return String(decoding: answer, as: UTF8.self)
  }

  private func edit(_ path: String) -> String {
    let input = JSONValue.object([
      ("file_path", .string(root + "/" + path)), ("old_string", .string("a")), ("new_string", .string("b")),
    ])
    return answer(
      .preToolUse,
      [("hook_event_name", .string("PreToolUse")), ("tool_name", .string("Edit")), ("tool_input", input)])
  }

  @Test func `after a compaction what was agreed is said again`() throws {
    let text = answer(
      .sessionStart, [("hook_event_name", .string("SessionStart")), ("source", .string("compact"))])
    for part in ["a discount for orders", "the tests of orders pass", "payments/**", "vendor/**", "legacy/**"] {
      #expect(text.contains(part))
    }
    #expect(text.utf8.count < 600 * 4)
  }

  @Test(arguments: [
    ("orders/models.py", ""), ("payments/models.py", "deny"), ("vendor/lib.py", "deny"), ("legacy/old.py", "deny"),
    ("accounts/models.py", "ask"), ("orders/.env", "ask"),
  ])
  func `and edits are held to it`(path: String, decision: String) throws {
    let text = edit(path)
    #expect(decision.isEmpty ? text.isEmpty : text.contains("\"permissionDecision\":\"\(decision)\""), "\(text)")
  }

  @Test func `the end of a conversation is noted in the session, and doctor's is none`() throws {
    _ = answer(.sessionEnd, [("hook_event_name", .string("SessionEnd")), ("reason", .string("other"))])
    let notes = try #require(try SessionStore(root: root).current()).notes
    #expect(notes.contains("conversation s ended"))
  }

  private func answer(_ event: HookEvent, in folder: String, _ more: [(String, JSONValue)]) -> String {
    let members = [("session_id", JSONValue.string("s")), ("cwd", .string(folder))] + more
    let answer = Hooks.answer(event, to: Array(JSONValue.object(members).text(.compact).utf8)) { _ in
      HookedProject(directory: folder, caller: Caller(directory: folder, variables: [:], isLast: false)).hooks
    }
    return String(decoding: answer, as: UTF8.self)
  }

  @Test func `where there is no project nothing is said and no daemon is started, but the guard judges`() throws {
    let other = try TemporaryFolder([".git/HEAD": "", "package.json": "{}", "src/app.py": "import flask\n"])
    let elsewhere = other.root
    let edit = JSONValue.object([
      ("file_path", .string(elsewhere + "/src/app.py")), ("old_string", .string("a")), ("new_string", .string("b")),
    ])
    let events: [(HookEvent, String, [(String, JSONValue)])] = [
      (.sessionStart, "SessionStart", [("source", .string("startup"))]),
      (.sessionStart, "SessionStart", [("source", .string("compact"))]),
      (.userPromptSubmit, "UserPromptSubmit", [("prompt", .string("add a discount to orders"))]),
      (.postToolUse, "PostToolUse", [("tool_name", .string("Edit")), ("tool_input", edit)]),
      (.subagentStart, "SubagentStart", [("agent_type", .string("general-purpose"))]),
      (.stop, "Stop", []), (.sessionEnd, "SessionEnd", [("reason", .string("other"))]),
    ]
    for (event, name, more) in events {
      let text = answer(event, in: elsewhere, [("hook_event_name", .string(name))] + more)
      #expect(text.isEmpty, "\(name): \(text)")
    }
    let place = try DaemonPlace(root: elsewhere)
    #expect(!FileManager.default.fileExists(atPath: place.lock))
    let flush = JSONValue.object([("command", .string("python manage.py flush"))])
    let judged = answer(
      .preToolUse, in: elsewhere,
      [("hook_event_name", .string("PreToolUse")), ("tool_name", .string("Bash")), ("tool_input", flush)])
    #expect(judged.contains("\"permissionDecision\":\"deny\""))
  }

  @Test(
    arguments: [
      (["manage.py": ""], true), ([".git/HEAD": "", "backend/app/manage.py": ""], true),
      ([".git/HEAD": "", "backend/pyproject.toml": "dependencies = [\"FastAPI>=0.110\"]"], true),
      ([".git/HEAD": "", "requirements/base.txt": "Django==5.2\n"], true),
      ([".djangology/memory/shop/decisions.md": ""], true), (["djangology.toml": ""], true),
      // All of somebody's projects, which is none.
      (["shop/manage.py": ""], false),
      ([".git/HEAD": "", "pyproject.toml": "dependencies = [\"flask\"]", "docs/notes.txt": "django"], false),
      ([".git/HEAD": "", "node_modules/x/manage.py": ""], false), ([:], false),
    ] as [([String: String], Bool)])
  func `a project is known by its names and requirements`(files: [String: String], isFound: Bool) throws {
    let place = try TemporaryFolder(files)
    #expect(ProjectTrace.isFound(at: place.root) == isFound)
  }

  @Test(
    arguments: [
      ("pytest orders", "pytest orders"), ("`pytest orders` passes", "pytest orders"),
      ("manage.py test shop passes", "manage.py test shop"), ("make lint", "make lint"),
      ("uv run manage.py makemigrations --check", "uv run manage.py makemigrations --check"),
      ("make sure the tests pass", nil), ("the tests of orders pass", nil), ("orders carry `Order.total`", nil),
      ("test coverage of orders is above 90 %", nil), ("`rm` is not used", nil),
    ] as [(String, String?)])
  func `a condition is a command or a sentence`(text: String, command: String?) {
    #expect(WorkSession.Item(text).command == command)
  }

  @Test(arguments: [
    ("pytest orders", true, "passed"), ("cd /p && pytest orders", true, "passed"),
    ("pytest orders 2>&1", true, "passed"),
    ("pytest orders", false, "ran"), ("pytest orders | tail -5", true, "ran"), ("pytest orders; true", true, "ran"),
    ("pytest orders || true", true, "ran"), ("pytest orders &", true, "ran"),
    ("cd lib && pytest orders", true, "notRun"),
    ("pytest orders -k total", true, "notRun"), ("pytest", true, "notRun"), ("echo 'pytest orders'", true, "notRun"),
    ("uv run pytest orders", true, "passed"), ("(cd /p && pytest orders)", true, "passed"),
    ("! pytest orders", true, "ran"), ("echo $(pytest orders)", true, "ran"), ("bash -c 'pytest orders'", true, "ran"),
    ("bash -c 'pytest orders | tail -5'", true, "ran"), ("echo 'a\\' | cat && pytest orders", true, "ran"),
    ("if pytest orders; then echo good; fi", true, "ran"), ("find . -exec pytest orders \\;", true, "ran"),
    ("coproc pytest orders", true, "ran"), ("pytest  orders", true, "passed"),
  ])
  func `a condition is met by exactly its command, seen to end well`(line: String, succeeded: Bool, result: String) {
    let isThere = DoneRuns.includes(line, from: "/p", "pytest orders", "/p")
    let tells = succeeded && DoneRuns.tells(line, from: "/p", "pytest orders", "/p")
    let found = !isThere ? "notRun" : tells ? "passed" : "ran"
    #expect(found == result)
  }

  @Test func `a command that passed is not asked for any more, until something is edited`() throws {
    let done = DoneRuns(root: root)
    let items = [WorkSession.Item("pytest orders"), WorkSession.Item("it is fast")]
    #expect(done.open(items) == ["pytest orders (a command: not run since the last edit)", "it is fast"])
    done.note("pytest orders", from: root, succeeded: true, items)
    #expect(done.open(items) == ["it is fast"])
    done.forget()
    #expect(done.result(of: "pytest orders") == .notRun)
  }

  @Test(arguments: [
    ("pytest orders", true), ("uv run pytest -x", true), ("python manage.py test orders", true), ("make test", true),
    (".venv/bin/pytest", true), ("grep -r pytest_fixture .", false), ("python manage.py migrate", false),
    ("cat tests/test_orders.py", false), ("make lint", false), ("python -m pytest orders", true),
    ("cd orders && DJANGO_SETTINGS_MODULE=x pytest", true), ("grep -r pytest .", false), ("pip install pytest", false),
    ("git commit -m 'run pytest in make test'", false),
  ])
  func `a test run is known by its command`(command: String, isRun: Bool) {
    #expect(TestRuns.isTestRun(command) == isRun)
  }
}
