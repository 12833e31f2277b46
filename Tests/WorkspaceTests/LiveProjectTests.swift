import Graph
import Platform
import TestKit
import Testing

@testable import Workspace

/// What an edit costs, and what must never be taken for unchanged.
@Suite struct LiveProjectTests {
  private static func shop() throws -> (LiveProject, ScratchProject) {
    let project = try ScratchProject(copying: ExpectedTask.repository.appending("Tests/Projects/blog").text)
    return (LiveProject(root: project.root), project)
  }

  /// Lets the stamps of a fresh copy grow old enough to be believed.
  private static func rest() { ScratchProject.rest() }

  @Test func `a second question reads nothing`() throws {
    let (live, project) = try Self.shop()
    Self.rest()
    _ = try live.workspace()
    #expect(live.work.parsed.count > 20 && live.work.parsed.count < project.files.count)
    #expect(live.work.linked)
    _ = try live.workspace()
    #expect(live.work == RefreshWork(walked: true))
  }

  @Test func `only the edited file is read, and all is linked when others may see the edit`() throws {
    let (live, project) = try Self.shop()
    Self.rest()
    _ = try live.workspace()
    let path = try #require(project.files.first { $0.hasSuffix("models.py") })
    try Edit.append(path, "\n\nclass Extra:\n    pass\n").apply(to: project)
    _ = try live.workspace()
    #expect(live.work.read == [path])
    #expect(live.work.parsed == [path])
    #expect(live.work.linked)
  }

  @Test(arguments: [
    Edit.replace("ships/models.py", of: "\n\n\n", by: "\n\n\n# A remark.\n"),
    .replace("ships/checks.py", of: "    return ", by: "    print(1)\n    return "),
    .replace("ships/graph.py", of: "        return ", by: "        reverse('home')\n        return "),
    .append("ships/graph.py", "\n# The end.\n"),
  ])
  func `only the edited file is linked when no other sees the edit`(_ edit: Edit) throws {
    let project = try ScratchProject(copying: ExpectedTask.repository.appending("Tests/Projects/harbour").text)
    let live = LiveProject(root: project.root)
    Self.rest()
    _ = try live.workspace()
    try edit.apply(to: project)
    _ = try live.workspace()
    #expect(live.work.relinked.count == 1 && live.work.relinked == live.work.parsed)
    #expect(!live.work.linked)
  }

  @Test func `a touched file is read and found the same`() throws {
    let (live, project) = try Self.shop()
    Self.rest()
    _ = try live.workspace()
    let path = try #require(project.files.first { $0.hasSuffix("models.py") })
    try Edit.touch(path).apply(to: project)
    _ = try live.workspace()
    #expect(live.work.read == [path])
    #expect(live.work.parsed == [])
    #expect(!live.work.linked)
  }

  @Test func `bytes of the same number with the old time put back are seen`() throws {
    let (live, project) = try Self.shop()
    let path = try #require(project.files.first { $0.hasSuffix("models.py") })
    project.setTime(path, seconds: 1_600_000_000, nanoseconds: 5)
    Self.rest()
    _ = try live.workspace()
    try Edit.swapLetters(path).apply(to: project)
    project.setTime(path, seconds: 1_600_000_000, nanoseconds: 5)
    _ = try live.workspace()
    #expect(live.work.parsed == [path])
  }

  @Test(arguments: [4_000_000_000, 1])
  func `a time of the future or of long ago is not believed more than the bytes`(_ seconds: Int) throws {
    let (live, project) = try Self.shop()
    let path = try #require(project.files.first { $0.hasSuffix("models.py") })
    project.setTime(path, seconds: seconds)
    Self.rest()
    _ = try live.workspace()
    try Edit.swapLetters(path).apply(to: project)
    project.setTime(path, seconds: seconds)
    _ = try live.workspace()
    #expect(live.work.parsed == [path])
  }

  @Test func `a capsule does not wait for a boot`() throws {
    let (live, project) = try Self.shop()
    let files = try live.boots { _, _, _ throws(WorkspaceError) in try live.workspace().graph.files.count }
    #expect(files > 20 && files <= project.files.count)
  }

  @Test func `a boot stands when what it did not read is edited`() throws {
    let (live, project) = try Self.shop()
    try project.write(Array("one".utf8), to: "notes/page.css")
    Self.rest()
    _ = try live.dump(.init(), tool: "t")
    #expect(live.work.booted == "first")
    try project.write(Array("two".utf8), to: "notes/page.css")
    _ = try live.dump(.init(), tool: "t")
    #expect(live.work.booted == nil)
    let settings = try #require(project.files.first { $0.contains("settings") && $0.hasSuffix(".py") })
    try Edit.append(settings, "\nDEBUG = False\n").apply(to: project)
    _ = try live.dump(.init(), tool: "t")
    #expect(live.work.booted == settings)
  }

  @Test func `an edit made at once after a question is seen, five hundred times`() throws {
    let project = try ScratchProject(copying: ExpectedTask.repository.appending("Tests/Projects/courier").text)
    let live = LiveProject(root: project.root)
    var random = SplitMix(seed: 11)
    let paths = project.files.filter { $0.hasSuffix(".py") }
    for turn in 0..<500 {
      let path = random.pick(paths)
      // The number of bytes stays the same from turn to turn.
      let name = "Turn\(10_000 + turn)"
      project.overwrite(Array("class \(name):\n    pass\n".utf8), path)
      let symbols = try live.workspace().graph.symbols.map(\.name)
      #expect(symbols.contains(name), "turn \(turn) in \(path)")
    }
  }

  @Test func `a watch that saw nothing spares the walk, and one that did does not`() throws {
    let (_, project) = try Self.shop()
    let watch = ToldWatch()
    let live = LiveProject(root: project.root, watch: watch)
    _ = try live.workspace()
    watch.next(.none)
    _ = try live.workspace()
    #expect(!live.work.walked)
    try Edit.append("manage.py", "\nX = 1\n").apply(to: project)
    watch.next(.paths(["manage.py"]))
    _ = try live.workspace()
    #expect(live.work.parsed == ["manage.py"])
  }
}

/// A project whose changes a watch tells, as in the daemon.
@Suite struct WatchedProjectTests {
  @Test func `what was told before a look that failed is looked for again`() throws {
    let project = try ScratchProject(copying: ExpectedTask.repository.appending("Tests/Projects/blog").text)
    let watch = ToldWatch()
    let live = LiveProject(root: project.root, watch: watch)
    ScratchProject.rest()
    _ = try live.workspace()
    let path = try #require(project.files.first { $0.hasSuffix("models.py") })
    try Edit.append(path, "\n\nclass Extra:\n    pass\n").apply(to: project)
    let elsewhere = project.root + "-elsewhere"
    try project.moveRoot(to: elsewhere)
    watch.next(.paths([path]))
    #expect(throws: WorkspaceError.self) { try live.workspace() }
    try project.moveRoot(back: elsewhere)
    watch.next(.none)
    _ = try live.workspace()
    #expect(live.work.parsed.contains(path))
  }

  @Test func `a boot made ready after an edit is not made again by the question`() throws {
    let project = try ScratchProject(copying: ExpectedTask.repository.appending("Tests/Projects/blog").text)
    let watch = ToldWatch()
    let live = LiveProject(root: project.root, watch: watch)
    ScratchProject.rest()
    _ = try live.booted()
    let path = try #require(project.files.first { $0.hasSuffix("models.py") })
    for isMadeReady in [true, false] {
      try Edit.append(path, "\n\nclass Extra:\n    pass\n").apply(to: project)
      watch.next(.paths([path]))
      if isMadeReady {
        live.makeReady(withBoots: false)
        live.makeReady(withBoots: true)
        watch.next(.none)
      }
      _ = try live.booted()
      #expect((live.work.booted == nil) == isMadeReady)
    }
  }
}
