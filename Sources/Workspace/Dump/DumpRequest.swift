import Django
import Platform

/// What `djangology dump` is asked for.
public struct DumpRequest: Sendable {
  /// One of `DumpRequest.sections`; nil for all.
  public var section: String?
  /// The dotted settings module; nil for the one the environment or `manage.py` names.
  public var settingsModule: String?
  /// The interpreter or environment whose site-packages hold the project's libraries.
  public var python: String?
  /// The variables that settings may look at: those of whoever asks.
  public var variables = Environment.forProjects

  /// The process ends after it: memory is taken in large steps, and what was booted is not taken apart, which costs a
  /// tenth of the time.
  public var isLast = false

  public init() {}

  public static var sections: [String] { RegistryDump.SectionName.allCases.map(\.rawValue) }
}
