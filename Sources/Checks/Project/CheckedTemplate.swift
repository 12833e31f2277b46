/// A template as rules see it.
public struct CheckedTemplate: Sendable {
  public unowned let project: CheckedProject
  public let row: Int
  public let path: String
  public let tree: TemplateFile

  init(_ project: CheckedProject, _ row: Int) {
    self.project = project
    self.row = row
    path = project.sources.templates[row].path
    tree = project.sources.templates[row].file
  }

  public var lines: LineIndex { project.sources.templates[row].lines }
  public func place(_ range: TextRange) -> SourcePlace { SourcePlace(path, range) }

  /// Whether Django's engine reads it as the project is set up, and it is shown to people: what lies among templates
  /// and is not HTML or mail may be anything.
  public var isBooted: Bool {
    tree.dialect == .django && project.templateInventory.name(ofPath: path) != nil && PathKind(path) != .test
      && ![".md", ".js", ".json", ".tpl", ".yml", ".yaml", ".css"].contains { path.hasSuffix($0) }
  }
}
