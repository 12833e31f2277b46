public import FastAPI

/// What rules may look at beside Django's registry and the parsed files.
public struct CheckedBeside: Sendable {
  /// All files of the project, also those that nothing reads.
  public var paths: Set<String> = []
  /// In the order of paths.
  public var texts: [CheckedText] = []
  /// Nil where the project does not use FastAPI.
  public var apis: APIReport?
  public var installed = InstalledModules { nil }
  /// Whatever lies at a path below the project; nil where nothing does.
  public var read: @Sendable (String) -> [UInt8]? = { _ in nil }

  public init() {}
}
