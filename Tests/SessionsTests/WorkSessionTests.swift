import Platform
import Sessions
import TestKit
import Testing

@Suite struct WorkSessionTests {
  static var full: WorkSession {
    var session = WorkSession(
      goal: "A gift note on orders", started: "2026-11-20 10:05", base: "80625d1",
      files: ["orders/", "*.html", "!orders/legacy.py"], readOnly: ["orders/migrations/0*.py"],
      offLimits: ["payments/", "with `ticks`"], doneWhen: ["pytest orders", "makemigrations --check is clean"],
      steps: ["Models and migration of orders: `python manage.py check`", "Views"])
    session.doneWhen[0].isDone = true
    session.steps[0].isDone = true
    session.ended = "2026-11-20 11:00"
    session.earlierChanges = [.init(path: "a b.py", hash: "0123abcd"), .init(path: "gone.py", hash: nil)]
    session.notes = "Asked Kim.\n\n## Their answer\n\n- yes"
    return session
  }

  @Test func `a session reads back as it was written`() {
    #expect(WorkSession(markdown: Self.full.markdown) == Self.full)
    let small = WorkSession(goal: "x", started: "2026-11-20 10:05")
    #expect(WorkSession(markdown: small.markdown) == small)
    #expect(small.markdown == "# x\n\n- started: 2026-11-20 10:05\n")
  }

  @Test func `a session reads as a person expects it`() {
    #expect(
      Self.full.markdown.hasPrefix(
        """
        # A gift note on orders

        - started: 2026-11-20 10:05
        - ended: 2026-11-20 11:00
        - base: 80625d1

        ## May be changed

        - `orders/`
        - `*.html`
        - `!orders/legacy.py`

        ## Read-only

        """))
  }

  @Test(arguments: ["", "no heading\n- started: x\n", "## Files\n"])
  func `a text that names no goal is no session`(_ text: String) { #expect(WorkSession(markdown: text) == nil) }

  @Test func `what a person wrote by hand is understood`() {
    let session = WorkSession(
      markdown:
        "preface\r\n# Goal\r\n- started: now\r\n\r\n## May be changed\r\n- orders/\r\n## Done when\r\n- it works\r\n")
    #expect(session?.files == ["orders/"])
    #expect(session?.doneWhen == [.init("it works")])
  }

  @Test func `one session is open at a time, and ended ones are kept apart`() throws {
    let folder = try TemporaryFolder()
    let store = SessionStore(root: folder.root)
    #expect(try store.current() == nil)
    for number in 1...3 {
      let session = WorkSession(goal: "Add: a 'gift' note / to orders!", started: "2026-11-20 10:0\(number)")
      try store.start(session)
      #expect(try store.current() == session)
      #expect(throws: SessionStore.Failure.open(goal: session.goal)) { try store.start(session) }
      try store.end(at: "2026-11-20 12:00")
      #expect(try store.current() == nil)
    }
    #expect(throws: SessionStore.Failure.none) { try store.end(at: "x") }
    #expect(
      store.ended() == [
        ".djangology/sessions/2026-11-20-add-a-gift-note-to-orders-2.md",
        ".djangology/sessions/2026-11-20-add-a-gift-note-to-orders-3.md",
        ".djangology/sessions/2026-11-20-add-a-gift-note-to-orders.md",
      ])
  }

  @Test func `a file that is no session is not taken for one`() throws {
    let folder = try TemporaryFolder([SessionStore.currentPath: "nothing"])
    #expect(throws: SessionStore.Failure.unreadable) { _ = try SessionStore(root: folder.root).current() }
  }
}
