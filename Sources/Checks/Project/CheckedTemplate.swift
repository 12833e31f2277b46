/// A template as rules see it.
public struct CheckedTemplate: Sendable {
  public let project: CheckedProject
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
}
