public import Base
public import PythonSyntax
public import TemplateSyntax

/// The parsed files that impact is read from.
public struct ProjectSources: Sendable {
  public struct Python: Sendable {
    public var path: String
    public var file: PythonFile
    public var lines: LineIndex

    public init(path: String, file: PythonFile) {
      self.path = path
      self.file = file
      lines = LineIndex(file.source)
    }
  }

  public struct Template: Sendable {
    public var path: String
    public var file: TemplateFile
    public var lines: LineIndex

    public init(path: String, file: TemplateFile) {
      self.path = path
      self.file = file
      lines = LineIndex(file.bytes)
    }
  }

  /// A fixture.
  public struct Data: Sendable {
    public var path: String
    public var bytes: [UInt8]
    public var lines: LineIndex

    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
      lines = LineIndex(bytes)
    }
  }

  /// Each in the order of paths.
  public var python: [Python]
  public var templates: [Template]
  public var data: [Data]

  public init(python: [Python], templates: [Template] = [], data: [Data] = []) {
    self.python = python
    self.templates = templates
    self.data = data
  }
}
