/// A management command.
public struct DumpedCommand: Sendable, Equatable {
  public var name: Known<String>
  /// Dotted name of the app's module.
  public var app: Known<String?>
  public var file: Known<String?>
  public var note = EntryNote()

  public init(name: Known<String>, app: Known<String?>, file: Known<String?>) {
    self.name = name
    self.app = app
    self.file = file
  }
}
