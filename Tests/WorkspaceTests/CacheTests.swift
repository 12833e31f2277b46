import Graph
import Platform
import Testing

@testable import Workspace

/// What a process takes from the cache of another, and what it must not.
@Suite struct CacheTests {
  private let project: ScratchProject
  private let caches: ScratchProject

  init() throws {
    project = try ScratchProject(copying: ExpectedTask.repository.appending("Tests/Projects/blog").text)
    caches = try ScratchProject(copying: nil)
    ScratchProject.rest()
  }

  private func process(build: String = "1", root: String? = nil) -> LiveProject {
    LiveProject(root: root ?? project.root, cache: CacheFolder(path: caches.root, build: build))
  }

  private static let task = CapsuleRequest(task: "add a subtitle to Post and show it in the list")

  @Test func `a second process reads no file and gives the same bytes`() throws {
    let first = process()
    let (capsule, dump) = (try first.capsule(Self.task), try first.dumpText(.init(), tool: "t"))
    let impact = try first.impact(ImpactRequest(name: "posts.Post"))
    #expect(first.save())
    let second = process()
    #expect(try second.capsule(Self.task).text == capsule.text)
    #expect(second.work.loaded == ["workspace"])
    #expect(second.work.read.isEmpty)
    #expect(try second.dumpText(.init(), tool: "t") == dump)
    #expect(second.work.loaded == ["dump"])
    #expect(second.work.booted == nil)
    #expect(try "\(second.impact(ImpactRequest(name: "posts.Post")))" == "\(impact)")
    #expect(second.work.loaded == ["impact"])
  }

  @Test func `an edit is seen although size and time are the old ones`() throws {
    let path = try #require(project.files.first { $0.contains("posts/models") && $0.hasSuffix(".py") })
    project.setTime(path, seconds: 1_700_000_000)
    let first = process()
    _ = try first.capsule(Self.task)
    _ = try first.dumpText(.init(), tool: "t")
    first.save()
    try Edit.swapLetters(path).apply(to: project)
    project.setTime(path, seconds: 1_700_000_000)
    let second = process()
    _ = try second.capsule(Self.task)
    #expect(second.work.loaded.isEmpty)
    _ = try second.dumpText(.init(), tool: "t")
    #expect(second.work.booted != nil)
    #expect(ProjectAnswers(process()).difference(from: ProjectAnswers(LiveProject(root: project.root))) == nil)
  }

  @Test func `another variable, settings module or build is another question`() throws {
    let first = process()
    _ = try first.dumpText(.init(), tool: "t")
    first.save()
    var request = DumpRequest()
    request.variables["SHOP_DEBUG"] = "1"
    let second = process()
    _ = try second.dumpText(request, tool: "t")
    #expect(second.work.booted == "first")
    let third = process(build: "2")
    _ = try third.dumpText(.init(), tool: "t")
    #expect(third.work.booted == "first")
  }

  @Test func `a project that moved, and one that took its place, get their own answers`() throws {
    let first = process()
    _ = ProjectAnswers(first)
    first.save()
    let moved = project.root + "-moved"
    try project.moveRoot(to: moved)
    let other = try ScratchProject(copying: ExpectedTask.repository.appending("Tests/Projects/harbour").text)
    try other.moveRoot(to: project.root)
    defer { ScratchProject.remove(moved) }
    for root in [moved, project.root] {
      let answers = ProjectAnswers(process(root: root))
      #expect(answers.difference(from: ProjectAnswers(LiveProject(root: root))) == nil)
    }
  }

  @Test(arguments: ["", "short", String(repeating: "x", count: 9000)])
  func `a spoilt cache costs time, not answers`(_ text: String) throws {
    let first = process()
    let answers = ProjectAnswers(first)
    first.save()
    let file = try #require(caches.files.first { $0.hasSuffix(".db") })
    for suffix in ["-wal", "-shm"] { caches.delete(file + suffix) }
    try caches.write(Array(text.utf8), to: file)
    let second = process()
    #expect(ProjectAnswers(second).difference(from: answers) == nil)
    #expect(second.save())
    let third = process()
    _ = try third.capsule(Self.task)
    #expect(third.work.loaded == ["workspace"])
  }

  @Test func `without a place for the cache everything is answered`() throws {
    let live = LiveProject(root: project.root, cache: CacheFolder(path: "/proc/no/such/place", build: "1"))
    #expect(ProjectAnswers(live).difference(from: ProjectAnswers(LiveProject(root: project.root))) == nil)
    #expect(!live.save())
  }
}
