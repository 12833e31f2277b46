import Testing

@testable import RetrievalBench

@Suite struct CommitMessageTests {
  @Test(arguments: [
    ("Fixes #12: Add a discount to orders", "Add a discount to orders"),
    ("Closes: #8 & #9 - Sort the list", "Sort the list"),
    ("Show totals (#1234)", "Show totals"),
    ("[SHOP-77] Show totals", "Show totals"),
    ("SHOP-77: Show totals", "Show totals"),
    ("Read UTF-8 headers", "Read UTF-8 headers"),
    ("Bug 12345 - keep the cart", "keep the cart"),
    ("gh-7 keep the cart", "keep the cart"),
    ("see owner/name#12 for totals", "for totals"),
    ("[orders] keep the cart", "keep the cart"),
    ("fix: keep the cart", "keep the cart"),
    ("feat: keep the cart", "feat: keep the cart"),
    ("🐛 keep :bug: the ⚡️cart —", "keep the cart"),
    ("see https://example.org/1 and keep", "see and keep"),
    ("time 10:30:00", "time 10:30:00"),
    ("a", "a"), ("", ""), ("#", "#"), ("(", "("), ("–", ""),
  ])
  func `a subject loses what only a tracker understands`(_ given: String, _ clean: String) {
    #expect(CommitMessage(given).subject == clean)
  }

  @Test(arguments: [
    ("Add totals\n\nOrders have none.\n", "Add totals. Orders have none."),
    ("Add totals!\n\nOrders have none.", "Add totals! Orders have none."),
    ("Add totals\n\nSigned-off-by: A <a@b>\nCo-authored-by: B <b@c>", "Add totals"),
    ("Add totals\n\nfixes the list\n", "Add totals"),
    ("Add totals\n\n<!-- a\nb -->\nText\n```py\nx = 1\n```\n", "Add totals. Text"),
    ("Add totals\n\nText\n## How to test\nClick.", "Add totals. Text"),
    ("Add totals\n\n* Add totals\n* round them\n* fix lint\n- [ ] done", "Add totals. round them"),
    ("Add totals\r\n\r\nA Name <a@b.c>\r\n1. step\r\n# title\r\nText", "Add totals. Text"),
    ("Add totals (#5)\n\nAdd totals", "Add totals"),
  ])
  func `a query is the subject and what the body says of the task`(_ message: String, _ query: String) {
    #expect(CommitMessage(message).query == query)
  }

  @Test func `no more than eighty words of a body count`() {
    let long = CommitMessage("Add totals\n\n" + (1...200).map { "word\($0)" }.joined(separator: " "))
    #expect(long.query.hasSuffix(" word80"))
  }

  @Test func `words that all messages have do not count as telling`() {
    #expect(CommitMessage("Fix the bug and add more new changes").tellingWords == 0)
    #expect(CommitMessage("Add discount_code to the order form").tellingWords == 3)
  }
}
