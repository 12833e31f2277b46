import Django
import Impact
import Platform
import Verify

extension LiveProject {
  /// What the change in the working tree, or a diff, forgot.
  public func verify(_ request: VerifyRequest = .init()) throws(VerifyFailure) -> VerifyReport {
    let set = try changeSet(request.change)
    var report = VerifyReport(
      base: set.base, files: set.files.map { ($0.path, $0.status.rawValue) }, findings: [], tests: TestPlan(),
      notes: set.notes, maxTokens: request.maxTokens)
    guard !set.files.isEmpty else { return report }
    do throws(WorkspaceError) {
      try judge(set, request, &report)
    } catch {
      throw .workspace(error)
    }
    report.add(checked(set, request))
    report.findings += SessionScope(root: root)?.findings(set.files) ?? []
    report.findings = Finding.Kind.allCases.flatMap { kind in report.findings.filter { $0.kind == kind } }
    return report
  }

  /// What the rules of `check` find in the change, or why they were not asked.
  private func checked(_ set: ChangeSet, _ request: VerifyRequest) -> Result<CheckAnswer, CheckFailure> {
    var check = CheckRequest()
    check.boot = request.boot
    check.comparesErrorsOnly = true
    return Result { () throws(CheckFailure) in try CheckWork(self, check).answer(set) }
  }

  func changeSet(_ change: VerifyRequest.Change) throws(VerifyFailure) -> ChangeSet {
    switch change {
    case .workingTree: try GitChange(root: root).read(since: nil)
    case .since(let ref): try GitChange(root: root).read(since: ref)
    case .diff(let bytes): try DiffChange(root: root).read(bytes)
    }
  }

  private func judge(
    _ set: ChangeSet, _ request: VerifyRequest, _ report: inout VerifyReport
  ) throws(WorkspaceError) {
    let paths = try look().paths
    let sides = try VerifiedSides(self, set, paths, request.boot)
    let verification = Verification(set.files, new: sides.new, old: sides.old, libraryHas: sides.libraryHas)
    report.findings = onDeepStack { verification.findings() }
    report.notes += sides.notes
    report.notes += verification.undecidedApps.map {
      "whether models of \($0) need a migration: something they are made of is not known"
    }
    let tree = DiskTree(root: root, overlay: set.overlayAfter)
    report.tests = TestPlan(verification.testsAtRisk(), files: Set(paths)) { tree.read($0) }
  }

  /// The graph of the tree as it is; of its functions and classes alone where there is no Django.
  func tree(_ request: DumpRequest, _ paths: [String]) throws(WorkspaceError) -> VerifiedTree {
    do throws(WorkspaceError) {
      return try boots { kept, now, work throws(WorkspaceError) in
        let dump = try kept.dump(self.root, now, request, &work).value
        return VerifiedTree(dump: dump, impact: try kept.impact(self.root, now, request, &work))
      }
    } catch .noSettings {
      if let impact = try? projectImpact(request) { return VerifiedTree(dump: RegistryDump(), impact: impact) }
      return VerifiedTree(BootReading(root, paths: paths, overlay: .none), nil, request)
    }
  }
}
