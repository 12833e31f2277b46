import Sessions
import Testing

@Suite struct RestatementTests {
  @Test func `what is forbidden comes first, and all of a small session is said`() {
    var session = WorkSession(
      goal: "Gift notes", started: "now", files: ["orders/"], readOnly: ["core/"], offLimits: ["payments/"],
      doneWhen: ["pytest orders"], steps: ["Models", "Views"])
    session.steps[0].isDone = true
    let text = Restatement(
      contract: ["Tests run with pytest."], prohibitions: ["migrations on main are never edited"], session: session
    ).text
    #expect(
      text == """
        Prohibited in this project: migrations on main are never edited
        Off-limits in this session: payments/
        The session's goal: Gift notes
        The session may change: orders/
        The session may only read: core/
        Done when (open): pytest orders
        Steps done: 1 of 2; next: Views
        Tests run with pytest.
        """)
  }

  @Test(arguments: [0, 1, 10, 100, 1000])
  func `it never takes more than 600 tokens, and prohibitions are in it`(_ count: Int) {
    let session = WorkSession(
      goal: String(repeating: "long goal ", count: count), started: "now",
      files: (0..<count).map { "app\($0)/models.py" }, doneWhen: (0..<count).map { "pytest app\($0)" })
    let text = Restatement(
      contract: (0..<count).map { "Convention \($0) holds in this project." }, prohibitions: ["no edits of payments/"],
      session: session
    ).text
    #expect(Restatement.tokens(text) <= 600)
    #expect(text.contains("no edits of payments/"))
    #expect(text.contains("The session's goal"))
  }

  @Test func `nothing known is nothing said`() { #expect(Restatement().text == "") }
}
