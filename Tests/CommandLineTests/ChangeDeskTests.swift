import FoundationEssentials
import Hooks
import Platform
import Testing

@testable import djangology

/// What hooks are told by a daemon: what holds, once, and late rather than wrong.
@Suite struct ChangeDeskTests {
  private let daemon: RunningDaemon

  init() throws {
    daemon = try RunningDaemon(settings: "DATABASES = {}\n")
    try AtomicWrite.makeDirectory(daemon.project + "/shop/migrations")
    try daemon.write("shop/migrations/__init__.py", "")
    try daemon.write("shop/use.py", "from shop.helpers import total\n\n\ndef shown():\n    return total(1)\n")
    try daemon.write("shop/helpers.py", "def total(a):\n    return a\n")
    let git = Git(in: daemon.project)
    _ = try git.run(["init", "-q", "-b", "main", "."])
    _ = try git.run(["add", "-A"])
    _ = try git.run(["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first"])
  }

  private func ask(
    _ edited: [String] = [], session: String = "s", milliseconds: Int = 30_000, wantsTests: Bool = false
  ) -> ChangeAnswer? {
    daemon.change(edited, session: session, milliseconds: milliseconds, wantsTests: wantsTests)
  }

  @Test func `an edit that breaks another file is told with the place, and only once`() throws {
    try daemon.write("shop/helpers.py", "def total(a, b):\n    return a\n")
    let answer = try #require(ask(["shop/helpers.py"]))
    #expect(answer.isReady)
    #expect(answer.edit.dependants.contains { $0.contains("shop/use.py:5") }, "\(answer)")
    #expect(try #require(ask(["shop/helpers.py"])).edit.isEmpty)
    // Another conversation has not heard it.
    #expect(try #require(ask(["shop/helpers.py"], session: "t")).edit.isEmpty == false)
    // What is mended and broken again is said again.
    try daemon.write("shop/helpers.py", "def total(a):\n    return a + 1\n")
    #expect(try #require(ask(["shop/helpers.py"])).edit.isEmpty)
    try daemon.write("shop/helpers.py", "def total(a, b):\n    return a + b\n")
    #expect(try #require(ask(["shop/helpers.py"])).edit.isEmpty == false)
  }

  @Test func `what is not judged in time is told at the next event`() throws {
    try daemon.write("shop/helpers.py", "def total(a, b):\n    return a\n")
    let first = try #require(ask(["shop/helpers.py"], milliseconds: 0))
    #expect(!first.isReady && first.edit.isEmpty)
    let next = try #require(ask())
    #expect(next.isReady && !next.edit.isEmpty)
    #expect(try #require(ask()).edit.isEmpty)
  }

  @Test func `a commit is a change to what is judged`() throws {
    try daemon.write("shop/helpers.py", "def total(a, b):\n    return a\n")
    #expect(try #require(ask(["shop/helpers.py"])).edit.isEmpty == false)
    let git = Git(in: daemon.project)
    _ = try git.run(["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "second"])
    #expect(try #require(ask(["shop/helpers.py"], milliseconds: 0)).isReady == false)
    #expect(try #require(ask(["shop/helpers.py"], session: "t")).edit.isEmpty)
  }

  @Test func `nothing is waited for where nothing has changed`() throws {
    _ = try #require(ask())
    let answer = try #require(ask(["shop/helpers.py"], milliseconds: 0))
    #expect(answer.isReady && answer.edit.isEmpty && answer.tests.isEmpty)
  }

  @Test func `an answer that did not arrive is told again`() throws {
    try daemon.write("shop/helpers.py", "def total(a, b):\n    return a\n")
    let question = daemon.changeQuestion(["shop/helpers.py"], session: "s", milliseconds: 30_000)
    let answer = daemon.desk.answer(question)
    #expect(!answer.edit.isEmpty)
    daemon.desk.takeBack(answer, of: question)
    #expect(try #require(ask()).edit == answer.edit)
    #expect(try #require(ask()).edit.isEmpty)
  }

  @Test func `those who have set other variables are answered by turns`() throws {
    try daemon.write("shop/helpers.py", "def total(a, b):\n    return a\n")
    for name in ["a", "b", "a"] {
      let question = daemon.changeQuestion(
        ["shop/helpers.py"], session: name, milliseconds: 30_000, variables: ["WHO": name])
      #expect(daemon.desk.answer(question).isReady)
    }
  }

  @Test func `where there is no repository nobody is kept waiting`() throws {
    let daemon = try RunningDaemon()
    let clock = Stopwatch()
    let answer = daemon.change(["shop/models.py"], session: "s", milliseconds: 60_000, wantsTests: true)
    #expect(try #require(answer).isReady == false)
    #expect(clock.milliseconds < 50_000)
  }
}
