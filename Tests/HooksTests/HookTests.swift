import Base
import Guard
import Hooks
import Sessions
import TestKit
import Testing

@Suite struct HookTests {
  /// A project that has something to say at every event.
  static let project: HookProject = {
    var settings = GuardSettings()
    settings.offLimits = ["legacy/"]
    let scope = EditScope(files: ["shop/", "legacy/", ".env"], readOnly: ["shop/urls.py"])
    let guarded = GuardedProject(
      root: "/home/dev/shop", settings: settings, scope: scope, history: MergedFiles { $0.hasSuffix("0001_initial.py") }
    )
    var project = HookProject(guarded: guarded)
    project.greeting = { "Django 5.2, 14 apps, 61 models\nand a line too many" }
    project.restatement = {
      Restatement(
        contract: [
          "Settings are shop.settings.dev", String(repeating: "much too long ", count: 300), "Tests run with pytest",
        ], prohibitions: ["migrations are not edited by hand", "migrate is run by people"], offLimits: ["legacy/"],
        session: WorkSession(
          goal: "orders carry VAT", started: "now", files: ["shop/"],
          doneWhen: ["manage.py test shop passes", "makemigrations --check is clean"]))
    }
    project.capsule = { $0.contains("vat") ? "shop.Order is used by 3 serializers." : nil }
    project.afterEdit = { paths, _ in
      guard paths == ["shop/models.py"] else { return nil }
      var edit = HookEdit()
      edit.findings = ["shop/models.py:12 DJM001 missing on_delete"]
      edit.migrations = ["shop 0008: add field vat"]
      edit.nextStep = "manage.py makemigrations shop -n add_vat"
      return edit
    }
    project.beforeStop = { _ in
      var stop = HookStop()
      stop.open = ["makemigrations --check is clean"]
      stop.tests = ["shop/tests/test_orders.py"]
      stop.testLine = "pytest shop/tests/test_orders.py"
      return stop
    }
    return project
  }()

  private func answer(_ event: HookEvent, _ bytes: [UInt8]) -> [UInt8] {
    Hooks.answer(event, to: bytes) { _ in Self.project }
  }

  @Test(arguments: Spec.all(in: "hooks"))
  func `a payload is answered as specified, at its own event only`(_ spec: Spec) throws {
    let bytes = Array(spec.source.utf8)
    let answers = HookEvent.allCases.map { answer($0, bytes) }.filter { !$0.isEmpty }
    #expect(answers.count <= 1)
    spec.check(try answers.first.map { try #require(JSONReader.read($0)).text() } ?? "")
  }

  @Test(arguments: HookEvent.allCases)
  func `junk gives one JSON object or nothing, and the guard never lets it pass`(_ event: HookEvent) throws {
    var random = SplitMix(seed: 7)
    let payloads = Spec.all(in: "hooks").map { Array($0.source.utf8) }
    for round in 0..<600 {
      var bytes = random.pick(payloads)
      if round % 3 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
      for _ in 0..<(round % 5) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let answer = answer(event, bytes)
      #expect(answer.isEmpty || JSONReader.read(answer)?.isObject == true)
      if event == .preToolUse, JSONReader.read(bytes) == nil { #expect(!answer.isEmpty) }
    }
    for bytes in [
      [], [10], Array("null".utf8), Array("[]".utf8), Array("{".utf8), [0, 255, 254],
      Array(repeating: 91, count: 9_999),
    ] {
      #expect(answer(event, bytes).isEmpty == (event != .preToolUse))
    }
  }

  @Test func `without a project's engine nothing is said but by the guard`() throws {
    let bare = HookProject(guarded: GuardedProject(root: "/home/dev/shop", history: MergedFiles { _ in false }))
    for spec in Spec.all(in: "hooks") {
      for event in HookEvent.allCases where event != .preToolUse && event != .subagentStart {
        #expect(Hooks.answer(event, to: Array(spec.source.utf8)) { _ in bare } == [])
      }
    }
  }
}
