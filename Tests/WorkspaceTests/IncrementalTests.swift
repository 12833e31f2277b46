import Platform
import TestKit
import Testing

@testable import Workspace

/// Whatever was edited in whatever order, a kept project answers as a fresh one does.
@Suite struct IncrementalTests {
  /// How many edits each project sees; `DJANGOLOGY_EDITS` asks for more.
  static let edits = Environment.variable("DJANGOLOGY_EDITS").flatMap { Int($0) } ?? 8
  static let seed = Environment.variable("DJANGOLOGY_SEED").flatMap { Int($0) } ?? 7

  @Test(arguments: ["Tests/Projects/blog", "Tests/Projects/harbour"])
  func `after any edits the answers are those of a fresh project`(_ example: String) throws {
    var script: [Edit] = []
    let project = try Self.project(example)
    var edits = EditGenerator(random: SplitMix(seed: Self.seed))
    let live = LiveProject(root: project.root)
    _ = ProjectAnswers(live)
    for step in 0..<Self.edits {
      let edit = edits.next(project)
      script.append(edit)
      try edit.apply(to: project)
      // Several edits may come between two questions.
      if step % 3 == 1 { continue }
      guard let difference = Self.difference(live, project) else { continue }
      let minimal = try Self.shrink(script, example)
      Issue.record("\(difference)\nafter:\n\(minimal.map { "  \($0)" }.joined(separator: "\n"))")
      return
    }
  }

  @Test(arguments: ["Tests/Projects/blog", "Tests/Projects/harbour", "Tests/Projects/tangled"])
  func `after any edits a watched project is linked as a fresh one is`(_ example: String) throws {
    let project = try Self.project(example)
    var edits = EditGenerator(random: SplitMix(seed: Self.seed + 2))
    let live = LiveProject(root: project.root, watch: TreeWatch(root: FilePath(project.root)))
    _ = ProjectAnswers(live, boot: false)
    var script: [Edit] = []
    for _ in 0..<Self.edits * 10 {
      let edit = edits.next(project)
      script.append(edit)
      try edit.apply(to: project)
      let fresh = ProjectAnswers(LiveProject(root: project.root), boot: false)
      let difference = ProjectAnswers(live, boot: false).difference(from: fresh)
      #expect(difference == nil, "after:\n\(script.suffix(12).map { "  \($0)" }.joined(separator: "\n"))")
      if difference != nil { return }
    }
  }

  @Test(arguments: ["Tests/Projects/blog"])
  func `after any edits a new process with the old cache answers as one without`(_ example: String) throws {
    let project = try Self.project(example)
    let caches = try ScratchProject(copying: nil)
    var edits = EditGenerator(random: SplitMix(seed: Self.seed + 1))
    for step in 0..<Self.edits {
      if step % 2 == 1 { try edits.next(project).apply(to: project) }
      let process = LiveProject(root: project.root, cache: CacheFolder(path: caches.root, build: "test"))
      let answers = ProjectAnswers(process)
      #expect(process.save())
      let difference = answers.difference(from: ProjectAnswers(LiveProject(root: project.root)))
      #expect(difference == nil, "step \(step)")
    }
  }

  static func project(_ example: String) throws -> ScratchProject {
    let project = try ScratchProject(copying: ExpectedTask.repository.appending(example).text)
    project.git(["init", "-q", "-b", "main"])
    project.git(["add", "-A"])
    project.git(["commit", "-qm", "first"])
    project.git(["checkout", "-qb", "other"])
    for path in project.files.filter({ $0.hasSuffix("models.py") || $0.hasSuffix("urls.py") }) {
      try Edit.append(path, "\n\nOTHER = 1\n").apply(to: project)
    }
    project.git(["commit", "-qam", "other"])
    project.git(["checkout", "-q", "main"])
    return project
  }

  static func difference(_ live: LiveProject, _ project: ScratchProject) -> String? {
    ProjectAnswers(live).difference(from: ProjectAnswers(LiveProject(root: project.root)))
  }

  /// Leaves out edits as long as what is left still fails.
  static func shrink(_ script: [Edit], _ example: String) throws -> [Edit] {
    var script = script
    var place = 0
    while place < script.count {
      var shorter = script
      shorter.remove(at: place)
      if try fails(shorter, example) { script = shorter } else { place += 1 }
    }
    return script
  }

  private static func fails(_ script: [Edit], _ example: String) throws -> Bool {
    let project = try project(example)
    let live = LiveProject(root: project.root)
    _ = ProjectAnswers(live)
    for edit in script {
      try edit.apply(to: project)
      if difference(live, project) != nil { return true }
    }
    return false
  }
}
