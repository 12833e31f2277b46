import Base
import Memory
import Platform
import TestKit
import Testing

@Suite struct MemoryStoreTests {
  private static let models = """
    from django.db import models

    class Order(models.Model):
        total = models.DecimalField()

        def save(self, *args):
            pass

    class OrderLine(models.Model):
        order = models.ForeignKey(Order)

    """

  @Test func `what was remembered is there, as Markdown that people can read`() throws {
    let folder = try TemporaryFolder()
    let store = MemoryStore(root: folder.root)
    let entry = MemoryEntry(title: "Money is Decimal", date: "2026-11-20", text: "Never float.\n\n- see core")
    try store.update(entry, in: .dataModelPatterns, of: "shop")
    #expect(store.project("shop").map(\.entry) == [entry])
    #expect(
      store.text(.dataModelPatterns, of: "shop") == """
        # Data model patterns

        How models are written here: keys, base classes, relations, constraints.

        ## Money is Decimal
        <!-- 2026-11-20 -->

        Never float.

        - see core

        """)
    #expect(store.skillMemory() == [.init(project: "shop", entries: 1, stale: 0)])
  }

  @Test func `an entry replaces the one of its title, and nothing else moves`() throws {
    let folder = try TemporaryFolder()
    let store = MemoryStore(root: folder.root)
    for title in ["a", "b", "c"] {
      try store.update(.init(title: title, date: "1", text: "old \(title)"), in: .decisions, of: "shop")
    }
    let path = MemoryStore.path(.decisions, of: "shop")
    let edited = try folder.text(path).replacing("old a", with: "old a\n\n### mine\n\n```\n## no entry\n```\n\nby hand")
    try folder.write(edited, to: path)
    try store.update(.init(title: "b", date: "2", text: "new b"), in: .decisions, of: "shop")
    let expected = edited.replacing("<!-- 1 -->\n\nold b", with: "<!-- 2 -->\n\nnew b")
    #expect(try folder.text(path) == expected)
    #expect(store.project("shop").map(\.entry.title) == ["a", "b", "c"])
    #expect(try store.forget("b", in: .decisions, of: "shop"))
    #expect(try !store.forget("b", in: .decisions, of: "shop"))
    #expect(store.project("shop").map(\.entry.title) == ["a", "c"])
  }

  @Test func `a heading in a text begins no entry`() throws {
    let folder = try TemporaryFolder()
    let store = MemoryStore(root: folder.root)
    try store.update(.init(title: "a", date: "1", text: "x\n## y\nz"), in: .decisions, of: "shop")
    #expect(store.project("shop").map(\.entry.text) == ["x\n### y\nz"])
  }

  @Test func `an entry is stale when the code it is about has changed, and not before`() throws {
    let folder = try TemporaryFolder(["orders/models.py": Self.models])
    let store = MemoryStore(root: folder.root)
    let links = [
      "orders/models.py#Order", "orders/models.py#Order.save", "orders/models.py", "orders/models.py#OrderLine",
    ]
    for link in links {
      try store.update(
        .init(title: link, date: "1", links: [CodeLink(link)], text: "t"), in: .dataModelPatterns, of: "shop")
    }
    #expect(store.project("shop").allSatisfy { !$0.isStale })
    try folder.write(Self.models.replacing("DecimalField()", with: "DecimalField(default=0)"), to: "orders/models.py")
    func stale() -> [String] { store.project("shop").filter(\.isStale).map(\.entry.title) }
    #expect(stale() == ["orders/models.py#Order", "orders/models.py"])
    try folder.write(Self.models.replacing("class OrderLine", with: "class Line"), to: "orders/models.py")
    #expect(store.project("shop").flatMap(\.gone).map(\.place) == ["orders/models.py#OrderLine"])
    try folder.write("\n\n" + Self.models, to: "orders/models.py")
    #expect(stale() == ["orders/models.py"])
    FileRemoval.remove(folder.root + "/orders/models.py")
    #expect(store.project("shop").flatMap(\.gone).count == 4)
  }

  @Test func `writers at the same time lose nothing`() throws {
    let folder = try TemporaryFolder()
    let root = folder.root
    let failures = parallelMap(count: 60, workers: 6, chunk: 1) { number in
      let entry = MemoryEntry(title: "entry \(number)", date: "1", text: "text \(number)")
      do {
        try MemoryStore(root: root).update(entry, in: .decisions, of: "shop")
        return 0
      } catch {
        return 1
      }
    }
    #expect(failures.reduce(0, +) == 0)
    let entries = MemoryStore(root: root).project("shop").map(\.entry)
    #expect(Set(entries.map(\.title)) == Set((0..<60).map { "entry \($0)" }))
    #expect(entries.allSatisfy { $0.text == $0.title.replacing("entry", with: "text") })
    #expect(try DirectoryEntries.read(root + "/.djangology/memory/shop").map(\.name) == ["decisions.md"])
  }

  @Test(arguments: ["../evil", "a/b", "..", ".hidden"])
  func `a project's name leads nowhere else`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let store = MemoryStore(root: folder.root)
    try store.update(.init(title: "t", date: "1", text: "x"), in: .decisions, of: name)
    #expect(store.project(name).count == 1)
    #expect(store.skillMemory().count == 1)
    #expect(!MemoryStore.path(.decisions, of: name).contains(".."))
  }

  @Test func `an entry without a title is refused`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: MemoryStore.Failure.emptyTitle) {
      try MemoryStore(root: folder.root).update(.init(title: " ", date: "1", text: "x"), in: .decisions, of: "shop")
    }
  }
}
