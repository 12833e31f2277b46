import Platform
import TestSelection
import Verify

extension LiveProject {
  /// The tests that a change puts at risk.
  public func tests(_ request: TestsRequest = .init()) throws(VerifyFailure) -> TestsReport {
    let set = try testedChange(request.change)
    var report = TestsReport(base: set.base.isEmpty ? nil : set.base, files: set.files.map(\.path), tier: request.tier)
    report.notes = set.notes
    guard !set.files.isEmpty else { return report }
    do throws(WorkspaceError) {
      try select(set, request, &report)
    } catch {
      throw .workspace(error)
    }
    return report
  }

  private func testedChange(_ change: TestsRequest.Change) throws(VerifyFailure) -> ChangeSet {
    switch change {
    case .workingTree: return try changeSet(.workingTree)
    case .since(let ref): return try changeSet(.since(ref))
    case .files(let names):
      let paths = (try? ProjectSnapshot(of: root, after: nil).paths) ?? []
      var set = ChangeSet(base: "", files: [])
      set.isFirst = true
      var seen: Set<String> = []
      for name in names {
        let found = paths.filter { $0 == name || name == "." || $0.hasPrefix(name + "/") }
        if found.isEmpty { set.notes.append("\(name): no such file of the project") }
        for path in found where seen.insert(path).inserted {
          guard let bytes = try? FileReader.read(root + "/" + path) else { continue }
          set.files.append(ChangedFile(path: path, oldPath: nil, old: nil, new: bytes))
        }
      }
      return set
    }
  }

  private func select(
    _ set: ChangeSet, _ request: TestsRequest, _ report: inout TestsReport
  ) throws(WorkspaceError) {
    let paths = try look().paths
    let sides = try VerifiedSides(self, set, paths, request.boot)
    let verification = Verification(set.files, new: sides.new, old: sides.old, libraryHas: sides.libraryHas)
    let tree = DiskTree(root: root, overlay: .none)
    let selection = onDeepStack { TestSelection(verification, paths: paths) { tree.read($0) } }
    report.notes += sides.notes
    report.tests = selection.tests.filter { $0.tier <= request.tier }
    report.everything = selection.everything
    report.testFiles = selection.testFiles.count
    addCommands(selection, TestRunner(files: Set(paths)) { tree.read($0) }, &report)
  }

  private func addCommands(_ selection: TestSelection, _ runner: TestRunner, _ report: inout TestsReport) {
    let words = TestWordList(runner, all: selection.testFiles)
    for tier in RiskTier.allCases where tier <= report.tier {
      report.commands[tier] = words.command(selection.tests.filter { $0.tier <= tier })
    }
    report.suite = runner.start
    let apps = selection.apps.filter { app in selection.testFiles.contains { $0.hasPrefix(app + "/") } }
    if !apps.isEmpty { report.fast = runner.start + apps.map { runner.word(folder: $0) } }
  }
}
