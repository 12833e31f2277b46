/// What templates read of the rows that views give them.
public struct TemplateReads: Sendable {
  /// A loop, and the template that was rendered.
  public struct Found: Sendable {
    public var loop: QueryFacts.Loop
    public var path: String
  }

  /// A part of a variable that the row in front of it does not have.
  public struct Unknown: Sendable {
    public var name: String
    public var model: ModelEntry
    public var place: SourcePlace
  }

  public let loops: [Found]
  /// In the order of places.
  public let unknown: [Unknown]

  init(_ project: CheckedProject) {
    guard !project.sources.python.isEmpty else {
      (loops, unknown) = ([], [])
      return
    }
    let reader = TemplateLoops(project)
    (loops, unknown) = (reader.found, reader.unknown)
  }
}
