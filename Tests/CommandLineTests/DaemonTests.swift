import FoundationEssentials
import Platform
import Testing

@testable import djangology

@Suite struct DaemonTests {
  @Test func `it gives the bytes and the exit code that the command gives`() throws {
    let daemon = try RunningDaemon()
    defer { daemon.end() }
    for words in [
      ["show", "models"], ["show", "models", "Nothing"], ["explain", "DEBUG", "--json"], ["dump", "--section"],
    ] {
      var context = CommandContext.captured()
      let code = program.run(words + ["-C", daemon.project], &context)
      let answer = daemon.ask(words)
      #expect(answer?.code == code)
      #expect(answer?.output == context.output.collected)
      #expect(answer?.errors == context.errors.collected)
    }
  }

  @Test func `an answer stands on the bytes that are there when it is asked`() throws {
    let daemon = try RunningDaemon()
    defer { daemon.end() }
    for turn in 0..<20 {
      try daemon.write("shop/models.py", RunningDaemon.model(named: "Thing\(turn)"))
      let text = daemon.ask(["show", "models"]).map { String(decoding: $0.output, as: UTF8.self) }
      #expect(text?.contains("Thing\(turn)") == true)
    }
  }

  @Test func `settings see the variables of whoever asks`() throws {
    let daemon = try RunningDaemon(settings: "import os\nNAME = os.environ.get('SHOP_NAME', 'none')\n")
    defer { daemon.end() }
    for name in ["one", "two", "one"] {
      let answer = daemon.ask(["explain", "NAME"], variables: ["SHOP_NAME": name])
      #expect(answer.map { String(decoding: $0.output, as: UTF8.self).contains("'\(name)'") } == true)
    }
  }

  @Test func `another project or another build is refused, and another build ends it`() throws {
    let daemon = try RunningDaemon()
    guard case .refused = daemon.outcome(["show", "models"], root: "/elsewhere") else {
      Issue.record("answered for another project")
      return
    }
    #expect(daemon.ask(["show", "models"]) != nil)
    guard case .refused = daemon.outcome(["show", "models"], build: "another") else {
      Issue.record("answered another build")
      return
    }
    #expect(daemon.reason == "another build of the program asked")
    #expect(!daemon.hasSocket)
  }

  @Test(arguments: [
    Array("GET / HTTP/1.1\r\n\r\n".utf8), [UInt8](repeating: 0xFF, count: 100_000), [],
    SocketFrame(kind: 1, body: Array("{".utf8)).bytes, SocketFrame(kind: 200).bytes,
    Array("DJNG".utf8) + [9, 1, 0, 0, 0, 0, 0, 0], Array(SocketFrame(kind: 1, body: Array("{}".utf8)).bytes.dropLast()),
  ]) func `nonsense harms nobody but who talks it`(_ bytes: [UInt8]) throws {
    let daemon = try RunningDaemon()
    defer { daemon.end() }
    for _ in 0..<3 { try? daemon.connect().send(bytes, by: Deadline(afterMilliseconds: 1000)) }
    #expect(daemon.ask(["show", "models"])?.code == .ok)
  }

  @Test func `clients that leave in the middle, or never speak, are in nobody's way`() throws {
    let daemon = try RunningDaemon()
    defer { daemon.end() }
    let silent = try daemon.connect()
    for _ in 0..<10 {
      try daemon.connect().send(daemon.question(["dump"]).frame, by: Deadline(afterMilliseconds: 1000))
    }
    #expect(daemon.ask(["show", "models"])?.code == .ok)
    _ = consume silent
  }

  @Test func `several clients at once get the same answer`() throws {
    let daemon = try RunningDaemon()
    defer { daemon.end() }
    let answers = parallelMap(count: 64, workers: 8, chunk: 1) { _ in daemon.ask(["show", "models"]) }
    #expect(Set(answers.map { $0?.output }).count == 1)
    #expect(answers.allSatisfy { $0?.code == .ok })
  }

  @Test func `it ends when nobody asks, when it takes too much, when its project is gone, and leaves nothing`() throws {
    var idle = DaemonLimits()
    idle.idleSeconds = 0
    var small = DaemonLimits()
    small.memoryBytes = 1 << 20
    let ends = [
      (try RunningDaemon(limits: idle), "nobody asked for 0 s"),
      (try RunningDaemon(limits: small), "more than 1 MB of memory"),
    ]
    for (daemon, reason) in ends {
      #expect(daemon.reason == reason)
      #expect(!daemon.hasSocket)
    }
    let daemon = try RunningDaemon()
    try FileManager.default.removeItem(atPath: daemon.project)
    #expect(daemon.reason == "the project is gone")
  }

  @Test func `daemons of two projects stand side by side`() throws {
    let (one, two) = (try RunningDaemon(model: "One"), try RunningDaemon(model: "Two"))
    for (daemon, name, other) in [(one, "One", "Two"), (two, "Two", "One")] {
      let text = daemon.ask(["show", "models"]).map { String(decoding: $0.output, as: UTF8.self) } ?? ""
      #expect(text.contains(name) && !text.contains(other))
    }
    one.end()
    #expect(two.ask(["show", "models"])?.code == .ok)
    two.end()
  }

  @Test func `a question arrives as it was sent`() {
    var question = DaemonQuestion(
      words: ["capsule", "add \"ü\" to\nOrder", ""], root: "/a b", directory: "/", variables: ["A": "1", "B": ""],
      program: "1-2-3", output: .init(width: 132, likesColor: true), errors: .init(width: 80, likesColor: false))
    #expect(DaemonQuestion(question.bytes) == question)
    question.input = [0x2b, 0, 0xff, 0]
    #expect(DaemonQuestion(question.bytes) == question)
    #expect(DaemonQuestion(Array("{\"words\": []}".utf8)) == nil)
  }

  @Test func `a diff is judged that was piped into the client`() throws {
    let daemon = try RunningDaemon()
    var question = daemon.question(["verify", "--diff", "-"])
    question.input = Array("--- a/shop/models.py\n+++ b/shop/models.py\n@@ -1 +1 @@\n-nothing like it\n+x\n".utf8)
    let answer = try #require(daemon.ask(question))
    #expect(String(decoding: answer.errors, as: UTF8.self).contains("it fits the files of the project neither"))
    daemon.end()
  }

  @Test func `roots with the longest paths have places of their own, short enough for a socket`() {
    let folder = FilePath("/run/user/4294967295/djangology")
    let roots = ["/a", "/b", "/" + String(repeating: "x/", count: 2000)]
    let sockets = roots.map { DaemonPlace(root: FilePath($0), in: folder).socket }
    #expect(Set(sockets).count == 3)
    #expect(sockets.allSatisfy { $0.utf8.count < 100 })
  }
}
