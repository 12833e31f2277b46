import Platform
import RetrievalBench
import TestKit
import Testing
import Workspace

@Suite struct BenchRunTests {
  private static let start = [
    "manage.py": "import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'site.settings'\n",
    "shop/__init__.py": "",
    "shop/models.py": "from django.db import models\n\n\nclass Order(models.Model):\n    note = models.TextField()\n",
    "shop/views.py": "from shop.models import Order\n\n\ndef order_list(request):\n    return Order.objects.all()\n",
    "shop/templates/shop/list.html": "{% for order in orders %}{{ order.note }}{% endfor %}\n",
    "blog/__init__.py": "",
    "blog/models.py": "from django.db import models\n\n\nclass Post(models.Model):\n    title = models.TextField()\n",
    "blog/views.py": "from blog.models import Post\n\n\ndef post_list(request):\n    return Post.objects.all()\n",
    ".djangologyignore": "scratch\n",
    "scratch/order.py": "discount = order = list = 1\n",
  ]

  /// Six commits that are tasks and two that are not.
  private static func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(start)
    try folder.git("init", "--quiet", "--template=", "-b", "main")
    try commit(folder, "Start the shop and its blog with lists")
    for (app, model) in [("shop", "Order"), ("blog", "Post"), ("shop", "Order")].twice {
      let turn = try folder.text("\(app)/models.py").utf8.count
      try folder.write(
        try folder.text("\(app)/models.py") + "    extra\(turn) = models.TextField()\n", to: "\(app)/models.py")
      try folder.write(
        try folder.text("\(app)/views.py") + "\n\ndef show\(turn)(request):\n    return \(model)(extra\(turn)=1)\n",
        to: "\(app)/views.py")
      try commit(folder, "Show an extra text of each \(model.lowercased()) in its list page")
    }
    try folder.write("{{ order.note }}\n", to: "shop/templates/shop/list.html")
    try folder.write("import os\n", to: "manage.py")
    try commit(folder, "Run black on everything")
    try folder.write("x = 1\n", to: "shop/__init__.py")
    try commit(folder, "Mark the shop as a package of its own kind")
    return folder
  }

  private static func commit(_ folder: borrowing TemporaryFolder, _ message: String) throws {
    try folder.git("add", "-A")
    try folder.git("-c", "commit.gpgSign=false", "commit", "--quiet", "-m", message)
  }

  private func report(
    _ root: String, _ change: (inout BenchRequest) -> Void = { _ in }
  ) throws(BenchFailure) -> BenchReport {
    var request = BenchRequest()
    change(&request)
    return try BenchRun(root: root, request).report(named: "shop") { _ in }
  }

  @Test func `a history of eight commits holds six tasks, and says what became of the others`() throws {
    let folder = try Self.repository()
    let report = try report(folder.root)
    #expect(report.results.count == 6)
    #expect(report.mined.considered == 9)
    #expect(report.mined.leftOut == [.root: 1, .chore: 1, .fewFiles: 1])
    #expect(report.results.allSatisfy { $0.task.gold.count == 2 && $0.scores.count == 3 })
    // In a project of so few files everybody finds everything.
    #expect(report.mean(.recall10, .djangology) == 1)
    #expect(report.mean(.linesInBudget, .djangology) ?? 0 > 0.5)
    #expect(report.roles.map(\.name) == ["model", "view"])
    #expect(report.notes == ["only 6 of the 50 commits asked for were found"])
  }

  @Test func `a capsule of a tree in git is that of the same tree on the disk`() throws {
    let folder = try Self.repository()
    // Within functions alone: no other file sees that.
    for count in [10, 20, 30] {
      for (app, list) in [("shop", "Order"), ("blog", "Post")] {
        try folder.write(
          "from \(app).models import \(list)\n\n\ndef \(list.lowercased())_list(request):\n    "
            + "return \(list).objects.all()[:\(count)]\n", to: "\(app)/views.py")
      }
      try Self.commit(folder, "Show \(count) orders and posts at most on each list page")
    }
    let report = try report(folder.root)
    #expect(report.results.count == 9)
    for result in report.results {
      try folder.git("checkout", "--quiet", result.task.parent)
      var request = CapsuleRequest(task: result.task.query)
      request.commit = result.task.parent
      let project = LiveProject(root: folder.root)
      #expect(try project.capsule(request).tokens == result.capsuleTokens)
      request.explains = true
      let order = try project.capsule(request).explanation.map(\.path)
      #expect(!order.contains("scratch/order.py"))
      #expect(result.scores[.djangology]?.places == result.task.gold.map { order.firstIndex(of: $0) })
    }
  }

  @Test func `nothing is written into the project`() throws {
    let folder = try Self.repository()
    try folder.write("edited\n", to: "shop/views.py")
    let before = try state(folder.root)
    _ = try report(folder.root)
    #expect(try state(folder.root) == before)
  }

  private func state(_ root: String) throws -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    func look(_ folder: String) throws {
      for entry in try DirectoryEntries.read(folder) {
        let path = folder + "/" + entry.name
        if entry.isDirectory { try look(path) } else { stamps[path] = try FileStamp(of: path) }
      }
    }
    try look(root)
    return stamps
  }

  @Test func `a folder below the repository's is measured by itself`() throws {
    let folder = try Self.repository()
    let report = try report(folder.root + "/shop") { $0.commits = 2 }
    #expect(report.results.map(\.task.gold) == [["models.py", "views.py"], ["models.py", "views.py"]])
    #expect(report.results.allSatisfy { $0.scores[.djangology]?.recall5 == 1 })
  }

  @Test func `the history may begin late, and be kept back`() throws {
    let folder = try Self.repository()
    let late = try report(folder.root) { ($0.since, $0.commits) = ("HEAD~4", 2) }
    #expect(late.results.count == 2)
    #expect(late.mined.considered == 4)
    #expect(try report(folder.root) { $0.delay = 40 }.results.count == 6)
  }

  @Test func `what cannot be measured is said`() throws {
    let empty = try TemporaryFolder()
    let none = #expect(throws: BenchFailure.self) { try report(empty.root) }
    guard case .noGit(let reason) = none else { throw try #require(none) }
    #expect(reason.contains("not a git repository"))
    try empty.git("init", "--quiet", "--template=")
    let few = #expect(throws: BenchFailure.self) { try report(empty.root) }
    guard case .tooFew(let mined, isShallow: false) = few else { throw try #require(few) }
    #expect(mined.considered == 0)

    let folder = try Self.repository()
    let unknown = #expect(throws: BenchFailure.self) { try report(folder.root) { $0.since = "--all" } }
    guard case .unknownRevision("--all") = unknown else { throw try #require(unknown) }
    // As `clone --depth 3` leaves it.
    let last = try Git(in: folder.root).run(["rev-parse", "HEAD~2"])
    try folder.write(String(decoding: last, as: UTF8.self), to: ".git/shallow")
    let shallow = #expect(throws: BenchFailure.self) { try report(folder.root) }
    guard case .tooFew(let rest, isShallow: true) = shallow else { throw try #require(shallow) }
    #expect(rest.considered == 3)
  }
}

extension Array {
  /// Twice in a row.
  fileprivate var twice: [Element] { self + self }
}
