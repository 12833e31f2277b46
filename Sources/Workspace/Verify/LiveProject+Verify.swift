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
      let before = try judge(set, request, &report)
      report.add(checked(set, request, before))
    } catch {
      throw .workspace(error)
    }
    report.findings += SessionScope(root: root)?.findings(set.files) ?? []
    report.findings = Finding.Kind.allCases.flatMap { kind in report.findings.filter { $0.kind == kind } }
    return report
  }

  /// What the rules of `check` find in the change, or why they were not asked.
  private func checked(
    _ set: ChangeSet, _ request: VerifyRequest, _ before: BootedBefore?
  ) -> Result<CheckAnswer, CheckFailure> {
    var check = CheckRequest()
    check.boot = request.boot
    check.comparesErrorsOnly = true
    return Result { () throws(CheckFailure) in
      var work = try CheckWork(self, check)
      work.before = before
      return try work.answer(set)
    }
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
  ) throws(WorkspaceError) -> BootedBefore? {
    let paths = try ProjectSnapshot(of: root, after: nil).paths
    let sides = try VerifiedSides(self, set, paths, request.boot)
    let verification = Verification(set.files, new: sides.new, old: sides.old, libraryHas: sides.libraryHas)
    report.findings = onDeepStack { verification.findings() }
    report.notes += sides.notes
    report.notes += verification.undecidedApps.map {
      "whether models of \($0) need a migration: something they are made of is not known"
    }
    let tree = DiskTree(root: root, overlay: set.overlayAfter)
    report.tests = TestPlan(verification.testsAtRisk(), files: Set(paths)) { tree.read($0) }
    return sides.before
  }

  /// The graph of the tree as it is; of its functions and classes alone where there is no Django.
  func tree(_ request: DumpRequest, _ paths: [String]) throws(WorkspaceError) -> VerifiedTree {
    do throws(WorkspaceError) {
      return try boots { kept, now, work throws(WorkspaceError) in
        let dump = try kept.dump(self.root, now, request, &work).value
        return VerifiedTree(dump: dump, impact: try kept.impact(self.root, now, request, &work))
      }
    } catch .noSettings {
      return VerifiedTree(BootReading(root, paths: paths, overlay: .none), nil)
    }
  }
}

/// Both sides of a change, the old one only where it is needed.
struct VerifiedSides {
  let new: VerifiedTree
  /// The old side's boot, for who needs it again.
  let before: BootedBefore?
  var old: VerifiedTree? { before?.tree }
  private(set) var notes: [String] = []

  init(
    _ project: LiveProject, _ set: ChangeSet, _ paths: [String], _ request: DumpRequest
  ) throws(WorkspaceError) {
    let before = set.overlayBefore
    let root = project.root
    let need = set.isFirst ? .nothing : OldSideNeed(of: set.files)
    let (now, earlier) = concurrently {
      Result { () throws(WorkspaceError) in
        set.isProposed
          ? VerifiedSides.tree(root, set.overlayAfter.applied(to: paths), request, set.overlayAfter)
          : try project.tree(request, paths)
      }
    } while: { () -> BootedBefore? in
      guard need > .nothing else { return nil }
      let booted = BootedBefore(root, before.applied(to: paths), request, before)
      if need == .graph { _ = booted.tree.impact }
      return booted
    }
    new = try now.get()
    // A migration that is missing now may have been missing before.
    let plansMore = !(new.dump.migrations.value?.changes.items.isEmpty ?? true)
    self.before =
      earlier ?? (plansMore && !set.isFirst ? BootedBefore(root, before.applied(to: paths), request, before) : nil)
    if new.dump.settings.value == nil {
      notes.append("models, URLs, templates and migrations: no settings module was found")
    }
  }

  static func tree(
    _ root: String, _ paths: [String], _ request: DumpRequest, _ overlay: TreeOverlay
  ) -> VerifiedTree {
    let reading = BootReading(root, paths: paths, overlay: overlay)
    return VerifiedTree(reading, try? Workspace.registry(reading, request))
  }

  /// Whether a library's class has a member.
  var libraryHas: @Sendable (String, String) -> Bool? {
    { member, className in LibraryMembers().has(member, in: className, depth: 0) }
  }
}

/// The project as it was before a change, booted once for all who ask about it.
struct BootedBefore: Sendable {
  let request: DumpRequest
  let reading: BootReading
  /// Nil for a project that Django cannot start.
  let dump: Traced<RegistryDump>?
  let tree: VerifiedTree

  init(_ root: String, _ paths: [String], _ request: DumpRequest, _ overlay: TreeOverlay) {
    self.request = request
    reading = BootReading(root, paths: paths, overlay: overlay)
    dump = try? Workspace.registry(reading, request)
    tree = VerifiedTree(reading, dump)
  }
}

extension VerifiedTree {
  /// Nil for a project that Django cannot start.
  convenience init(_ reading: BootReading, _ dump: Traced<RegistryDump>?) {
    let dump = dump ?? reading.traced(RegistryDump())
    self.init(dump: dump.value) { Workspace.impact(reading, dump).value }
  }
}
