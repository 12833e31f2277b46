/// A file that a template loader could return.
public struct DumpedTemplate: Sendable, Equatable {
  public var name: Known<String>
  public var path: Known<String>
  /// An earlier directory has the same name.
  public var isShadowed: Known<Bool> = false
  public var note = EntryNote()

  public init(name: Known<String>, path: Known<String>) {
    self.name = name
    self.path = path
  }
}
