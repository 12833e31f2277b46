import CheckRules
public import Checks
import Contract
import Platform
import Verify

extension LiveProject {
  /// What the rules find in the project.
  public func check(_ request: CheckRequest = .init()) throws(CheckFailure) -> CheckAnswer {
    try CheckWork(self, request).answer()
  }
}

/// What was found, and how it came about.
public struct CheckAnswer: Sendable {
  public var report: CheckReport
  public let configuration: CheckConfiguration
  /// Which rules ran, and why.
  public let plan: CheckPlan
  /// What the project's instructions ask for that must be configured first.
  public let proposals: [Instruction]
  /// What counts for fixes and for a new baseline: the findings before a baseline.
  public let outcome: CheckOutcome
  public let selection: RuleSelection
  let project: CheckedProject
}

/// All rules, with those that the engine and `claude-md check` answer for.
public var knownRules: [Rule] { allRules + ContractReport.ownRules + Rule.notes }

/// One question: reads the configuration, chooses the rules, asks them and weighs what they found.
struct CheckWork {
  let live: LiveProject
  let request: CheckRequest
  let configuration: CheckConfiguration
  let selection: RuleSelection
  private let boot: DumpRequest

  init(_ live: LiveProject, _ request: CheckRequest) throws(CheckFailure) {
    self.live = live
    self.request = request
    configuration = try ConfigurationSearch(root: live.root).read(request.configuration)
    selection = try request.selection(configuration)
    var boot = request.boot
    boot.settingsModule = boot.settingsModule ?? configuration.djangoSettings
    self.boot = boot
  }

  func answer() throws(CheckFailure) -> CheckAnswer {
    try answer(request.change.map { change throws(CheckFailure) in try changeSet(change) })
  }

  /// - Parameter set: the change that is judged, already read.
  func answer(_ set: ChangeSet?) throws(CheckFailure) -> CheckAnswer {
    let (instructions, proposals) = readInstructions()
    let plan = CheckPlan(
      allRules, selection, configuration, instructions, learns: configuration.learns && set != nil)
    let now = try side(set, plan.rules)
    var outcome = filter(now.project, plan).outcome(now.results, at: request.reports)
    if let set { try keepIntroduced(&outcome, now.project, set, plan) }
    outcome.notes.removeAll { set != nil || isMuted($0) }
    outcome.keep { $0.code != "DJX003" || $0.facet == "module" || request.names($0.place.path) }
    let whole = outcome
    if let baseline = try readBaseline() { baseline.apply(to: &outcome) }
    var report = CheckReport(outcome, now.project, rules: plan.rules)
    report.remarks = set?.notes ?? []
    if request.reviews, let summary = now.project.base?.reviewSummary { report.remarks.append(summary) }
    if let missing = missingStart(now.project) { report.remarks.append(missing) }
    report.remarks += unread(now.project)
    report.fileCount = now.project.filePaths.count(where: request.reports)
    return CheckAnswer(
      report: report, configuration: configuration, plan: plan, proposals: proposals, outcome: whole,
      selection: selection, project: now.project)
  }

  /// A Django project that could not be started: most rules had nothing to judge by.
  private func missingStart(_ project: CheckedProject) -> String? {
    let hasScript = project.beside.paths.contains { $0 == "manage.py" || $0.hasSuffix("/manage.py") }
    guard project.dump.settings.value == nil, hasScript || project.sources.importDjango else { return nil }
    let module = boot.settingsModule.map { "the settings module \($0) is not there" } ?? "no settings module was found"
    return "\(module): models, URLs, templates and migrations were not checked; --settings names one"
  }

  /// What Python cannot parse, wherever the findings go and whichever rules are asked.
  private func unread(_ project: CheckedProject) -> [String] {
    let all = project.refusals(request.names).filter { refusal in
      request.reports(refusal.place.path) && !configuration.exclude.matches(refusal.place.path)
    }
    let shown = all.prefix(5).map { refusal in
      let start = project.text(of: refusal.place.path)?.position(of: refusal.place.range.start)
      let place = start.map { "\(refusal.place.path):\($0.line):\($0.column)" } ?? refusal.place.path
      return "\(place): Python cannot parse this file: \(refusal.words)"
    }
    return shown + (all.count > 5 ? ["and \(all.count - 5) more files that Python cannot parse"] : [])
  }

  private func filter(_ project: CheckedProject, _ plan: CheckPlan) -> CheckFilter {
    CheckFilter(
      project, plan, selection, known: knownRules,
      minConfidence: request.minConfidence ?? configuration.minConfidence, ignoresComments: request.ignoresComments)
  }

  private func isMuted(_ note: Diagnostic) -> Bool {
    selection.ignore.contains { $0.matches(note) } || configuration.exclude.matches(note.place.path)
  }

  // MARK: Sides

  /// The project as it is, or as it would be, with what the rules find in it.
  private func side(_ set: ChangeSet?, _ rules: [Rule]) throws(CheckFailure) -> (
    project: CheckedProject, results: CheckResults
  ) {
    var overlay = set?.overlayAfter ?? .none
    for (path, bytes) in request.buffers { overlay.put(bytes, at: path) }
    let base = set.map { CheckedBase($0, request) }
    let boot = boot
    let configuration = configuration
    do throws(WorkspaceError) {
      return try live.boots { kept, now, work throws(WorkspaceError) in
        try kept.checked(live.root, now, boot, configuration, base, overlay, rules, &work)
      }
    } catch {
      throw .workspace(error)
    }
  }

  private func keepIntroduced(
    _ outcome: inout CheckOutcome, _ project: CheckedProject, _ set: ChangeSet, _ plan: CheckPlan
  ) throws(CheckFailure) {
    guard let base = project.base else { return }
    if request.comparesErrorsOnly {
      let touched = IntroducedFindings(base)
      outcome.keep { $0.severity == .error || touched.areAllTouched([$0], in: project) }
    }
    var introduced = IntroducedFindings(base)
    if !set.isFirst, !introduced.areAllTouched(outcome.diagnostics, in: project) {
      let codes = Set(outcome.diagnostics.map(\.code))
      let rules = plan.rules.filter { codes.contains($0.code) }
      introduced.compare(with: try earlier(set, rules))
    }
    outcome.diagnostics = introduced.introduced(outcome.diagnostics, in: project)
    outcome.suppressed = []
  }

  /// What rules found before the change.
  private func earlier(_ set: ChangeSet, _ rules: [Rule]) throws(CheckFailure) -> [Diagnostic] {
    let boot = boot
    let configuration = configuration
    do throws(WorkspaceError) {
      return try live.boots { kept, now, work throws(WorkspaceError) in
        try kept.checked(live.root, now, boot, configuration, nil, set.overlayBefore, rules, &work).results
          .diagnostics
      }
    } catch {
      throw .workspace(error)
    }
  }

  private func changeSet(_ change: VerifyRequest.Change) throws(CheckFailure) -> ChangeSet {
    do throws(VerifyFailure) {
      return try live.changeSet(change)
    } catch {
      throw .change(error)
    }
  }

  // MARK: Files beside the project

  private func readInstructions() -> (active: [Instruction], proposals: [Instruction]) {
    var all: [Instruction] = []
    for path in configuration.instructions {
      let place = FilePath(live.root).appending(path).text
      guard let bytes = request.buffers[path] ?? (try? FileReader.read(place)) else { continue }
      all += live.instructions(in: bytes, path: path).filter { new in !all.contains { $0.code == new.code } }
    }
    return (all.filter { !$0.isProposal }, all.filter(\.isProposal))
  }

  private func readBaseline() throws(CheckFailure) -> Baseline? {
    if request.ignoresBaseline { return nil }
    let configured = configuration.baseline.map { FilePath(live.root).appending($0).text }
    guard let path = request.baseline ?? configured else { return nil }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.read(path)
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    guard let baseline = Baseline(bytes) else { throw .unreadable(path: path, reason: "is no baseline") }
    return baseline
  }
}

extension CheckedBase {
  init(_ set: ChangeSet, _ request: CheckRequest) {
    let changed = set.files.map { file in
      (file.path, Change(old: file.old, new: file.new, oldPath: file.oldPath))
    }
    self.init(
      name: set.base, changed: Dictionary(changed) { first, _ in first }, allowsMigrations: request.allowsMigrations)
  }
}

extension CheckRequest {
  /// The configuration's selection with what the command line says of it.
  func selection(_ configuration: CheckConfiguration) throws(CheckFailure) -> RuleSelection {
    var selection = configuration.selection
    if let select {
      selection.select = try selectors(select, "--select")
      selection.extendSelect = []
    }
    selection.extendSelect += try selectors(extendSelect, "--extend-select")
    if reviews {
      let asked = selection.select ?? []
      selection.extendSelect += try selectors(["DJX207", "DJX208"], "--review")
        .filter { rule in !asked.contains { $0.text.hasPrefix(rule.text) } }
    }
    selection.ignore += try selectors(ignore, "--ignore")
    // Whichever rules are selected, a file that cannot be parsed was not judged by them.
    if selection.select != nil, !selection.ignore.contains(where: { $0.matches(code: "DJX003") }) {
      selection.extendSelect += try selectors(["DJX003"], "--extend-select")
    }
    if let fixable { selection.fixable = try selectors(fixable, "--fixable") }
    selection.unfixable += try selectors(unfixable, "--unfixable")
    return selection
  }

  private func selectors(_ texts: [String], _ option: String) throws(CheckFailure) -> [RuleSelector] {
    var selectors: [RuleSelector] = []
    for text in texts.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let selector = RuleSelector(text, among: knownRules) else {
        throw .unknownRule(option: option, message: RuleNames(knownRules).unknown(text))
      }
      selectors.append(selector)
    }
    return selectors
  }

  /// Whether somebody asked about this very file.
  func names(_ path: String) -> Bool { paths.contains(path) }

  /// Whether findings at a path are reported.
  func reports(_ path: String) -> Bool {
    paths.isEmpty || paths.contains { $0.isEmpty || $0 == "." || path == $0 || path.hasPrefix($0 + "/") }
  }
}
