import Verify

/// What edits of some files have left behind, a line each.
public struct FileEffects: Sendable, Equatable {
  /// What stands in the files now that did not.
  public var findings: [String] = []
  /// What depends on what they changed and was not touched.
  public var dependants: [String] = []
  /// Migrations that are missing now, whatever file is to blame.
  public var migrations: [String] = []
}

extension VerifyReport {
  /// What edits of these files have left behind.
  public func effects(of paths: Set<String>) -> FileEffects {
    var effects = FileEffects()
    for finding in findings {
      switch finding.kind {
      case .migration: effects.migrations.append(finding.title)
      case .scope: break
      case .broken, .gone, .call, .check, .look: add(finding, to: &effects, paths)
      }
    }
    return effects
  }

  /// Of everything that was changed.
  public var effects: FileEffects { effects(of: Set(files.map(\.path))) }

  private func add(_ finding: Finding, to effects: inout FileEffects, _ paths: Set<String>) {
    let untouched = finding.places.filter { place in !files.contains { $0.path == place.path } }
    if finding.path.map(paths.contains) ?? true {
      if !untouched.isEmpty {
        let shown = untouched.prefix(Self.mostPlaces).map { "\($0.path):\($0.line)" }.joined(separator: ", ")
        let more = untouched.count > Self.mostPlaces ? " and \(untouched.count - Self.mostPlaces) more" : ""
        effects.dependants.append("\(finding.title): \(shown)\(more)")
      } else if finding.places.isEmpty, finding.needsAttention, let path = finding.path {
        effects.findings.append("\(path)\(finding.line.map { ":\($0)" } ?? ""): \(finding.title)")
      }
    }
    // What another change has broken in these files.
    for place in finding.places where finding.needsAttention && paths.contains(place.path) {
      effects.findings.append("\(place.path):\(place.line): \(finding.title)")
    }
  }

  private static let mostPlaces = 8
}
