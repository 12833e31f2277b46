/// What may be said of any entry of the dump beside what it states.
public struct EntryNote: Sendable, Equatable {
  public var evidence: Evidence?
  /// The condition it exists under, where that could not be decided: `settings.DEBUG`.
  public var condition: String?
  /// Only where the file does not tell.
  public var isProject: Bool?

  public init(evidence: Evidence? = nil, condition: String? = nil, isProject: Bool? = nil) {
    self.evidence = evidence
    self.condition = condition
    self.isProject = isProject
  }
}

/// Where a class or function stands: a file as the dump prints paths, and the line of `class` or `def`.
public struct DumpedPlace: Sendable, Equatable {
  public var file: Known<String?>
  public var line: Known<Int?>

  public init(file: Known<String?>, line: Known<Int?>) {
    self.file = file
    self.line = line
  }

  public init(_ file: String, _ line: Int?) { self.init(file: .value(file), line: .value(line)) }

  public static var unstated: DumpedPlace { DumpedPlace(file: .unstated, line: .unstated) }
}
