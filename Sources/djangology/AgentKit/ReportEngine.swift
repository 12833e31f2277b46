import Base
import Checks
import Memory
import TestSelection
import Workspace

/// Asks the project what a report needs of it.
struct ReportEngine {
  let path: String
  let task: String

  /// Everything that could be asked; what could not be is left at what says so.
  func answers(_ context: inout CommandContext) throws(CommandFailure) -> ReportInput.Engine {
    var engine = ReportInput.Engine()
    let booted = try ProjectArgument.boot(path, DumpRequest(), needsDjango: true, &context)
    engine.settingsModule = booted.settingsModule
    engine.apps = booted.table(.apps).texts(of: "label")
    try choose(&engine, &context)
    engine.models = models(booted, &context)
    engine.touchedApps = touchedApps(booted)
    engine.tests = tests(engine.files, &context)
    if let report = try? ProjectArgument.migrations(path, DumpRequest(), &context) {
      let own = report.only([], withLibraries: false)
      let lines = own.checkText.split(separator: "\n").map(String.init)
      engine.missingMigrations =
        own.hasUnknown && !own.hasChanges ? nil : lines.filter { $0.contains("would create") }
    }
    try check(&engine, &context)
    return engine
  }

  /// What the capsule shows, best first, and how sure it is; tests are named by the impact, so a few are enough.
  private func choose(
    _ engine: inout ReportInput.Engine, _ context: inout CommandContext
  ) throws(CommandFailure) {
    let answer = try ProjectArgument.capsule(path, CapsuleRequest(task: task), &context)
    let head = String(decoding: answer.text.prefix(40), as: UTF8.self).split { " ,".contains($0) }
    engine.confidence = head.first == "confidence" ? head.dropFirst().first.map(String.init) : nil
    var tests = 0
    for row in JSONReader.read(answer.json)?.array ?? [] {
      guard let path = row["path"]?.string, engine.files.count < 10 else { continue }
      if row["role"]?.string == "test" { tests += 1 }
      if row["role"]?.string == "test", tests > 3 { continue }
      let reason = row["reasons"]?.array?.first?.string ?? row["role"]?.string ?? ""
      engine.files.append(.init(path: path, reason: reason))
    }
  }

  /// The models that the task names.
  private func models(_ booted: BootedProject, _ context: inout CommandContext) -> [ReportInput.Model] {
    booted.models(namedIn: task).prefix(4).map { model in
      let rows = (try? ProjectArgument.impact(path, ImpactRequest(name: model.label), &context))?.rows ?? []
      return .init(
        name: model.label, path: model.path, fields: model.fields, dependants: rows.count,
        dependentFiles: Set(rows.map(\.path)).count)
    }
  }

  private func touchedApps(_ booted: BootedProject) -> [ReportInput.App] {
    let order = ["serializers", "forms", "views", "urls", "templates", "admin"]
    return booted.plannedApps([], goal: task).map { app in
      .init(label: app.label, parts: order.filter(app.parts.contains))
    }
  }

  /// The tests of the apps that the files are of, else of the files.
  private func tests(_ files: [ReportInput.File], _ context: inout CommandContext) -> String? {
    var request = TestsRequest()
    request.change = .files(files.map(\.path))
    request.tier = .now
    guard !files.isEmpty, let report = try? ProjectArgument.tests(path, request, &context) else { return nil }
    return (report.fast ?? report.command)?.joined(separator: " ")
  }

  private func check(
    _ engine: inout ReportInput.Engine, _ context: inout CommandContext
  ) throws(CommandFailure) {
    var request = CheckRequest()
    request.paths = engine.files.map(\.path)
    if request.paths.isEmpty { return }
    let report = try ProjectArgument.check(path, request, &context).report
    engine.checkedFiles = request.paths.count
    engine.findings = report.findings.map { finding in
      .init(
        code: finding.diagnostic.code, severity: finding.diagnostic.severity.rawValue,
        place: "\(finding.diagnostic.place.path):\(finding.start.line)", message: finding.diagnostic.message)
    }
  }
}
