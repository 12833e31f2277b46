import Memory
import Testing

@Suite struct MemorySearchTests {
  private static let entries: [RememberedEntry] = [
    entry(
      .dataModelPatterns, "Money is Decimal", "Never float; totals are rounded at the line.", "orders/models.py#Order"),
    entry(.decisions, "UUID keys rejected", "Integer keys stay: joins and admin URLs.", nil),
    entry(.architectureNotes, "Orders change through services", "Views call orders/services.py.", "orders/services.py"),
    entry(.deploymentNotes, "Zero downtime", "Two deployments for a renamed column in orders.", nil),
  ]

  private static func entry(_ topic: MemoryTopic, _ title: String, _ text: String, _ link: String?) -> RememberedEntry {
    .init(
      topic: topic, entry: .init(title: title, date: "1", links: link.map { [CodeLink($0)] } ?? [], text: text),
      changed: [], gone: [])
  }

  @Test(arguments: [
    ("decimal rounding of money", "Money is Decimal"), ("should Order use a UUID key", "UUID keys rejected"),
    ("OrderService", "Orders change through services"), ("rename a column", "Zero downtime"),
    ("deployment", "Zero downtime"), ("services", "Orders change through services"),
  ])
  func `the entry about the words comes first`(_ query: String, _ title: String) {
    #expect(MemorySearch.hits(query, in: Self.entries).first?.remembered.entry.title == title)
  }

  @Test(arguments: ["", "the and for", "quaternion"])
  func `words that nobody wrote find nothing`(_ query: String) {
    #expect(MemorySearch.hits(query, in: Self.entries) == [])
  }

  @Test func `a word in a title counts more than one in a text`() {
    #expect(
      MemorySearch.hits("orders", in: Self.entries).map(\.remembered.entry.title) == [
        "Orders change through services", "Money is Decimal", "Zero downtime",
      ])
  }
}
