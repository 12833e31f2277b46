import CheckRules
public import Checks
import Platform

extension LiveProject {
  /// What the rules find in the project.
  public func check(_ request: CheckRequest = .init()) throws(WorkspaceError) -> CheckReport {
    let paths = try ProjectSnapshot(of: root, after: nil).paths
    let project = Workspace.checked(BootReading(root, paths: paths, overlay: .none), request.boot)
    let rules = allRules.filter { request.selects($0) }
    let found = onDeepStack { CheckRun(project, rules: rules).diagnostics(AllCores()) }
    return CheckReport(diagnostics: found, project: project)
  }
}

/// What is to be checked, and with what.
public struct CheckRequest: Sendable {
  public var boot = DumpRequest()
  /// Codes, prefixes of codes and names; empty for every rule that is on.
  public var select: [String] = []

  public init() {}

  func selects(_ rule: Rule) -> Bool {
    if select.isEmpty { return rule.enabled == .always }
    return select.contains { rule.code.hasPrefix($0) || rule.name == $0 }
  }
}

/// What was found, and what is needed to print it.
public struct CheckReport: Sendable {
  public let diagnostics: [Diagnostic]
  let project: CheckedProject

  /// `path:line:column: CODE message`, one a line.
  public var concise: String {
    diagnostics.map { found in
      let (line, column) = position(found.place)
      return "\(found.place.path):\(line):\(column): \(found.code) \(found.message)\n"
    }.joined()
  }

  /// From 1.
  private func position(_ place: SourcePlace) -> (line: Int, column: Int) {
    guard let lines = project.lines(of: place.path) else { return (1, 1) }
    return (lines.line(of: place.range.start), lines.column(of: place.range.start) + 1)
  }
}
