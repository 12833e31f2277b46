/// A library of template tags and filters.
public struct DumpedTagLibrary: Sendable, Equatable {
  public struct Function: Sendable, Equatable {
    /// Dotted name.
    public var function: Known<String?>
    public var place: DumpedPlace
    public init(function: Known<String?>, place: DumpedPlace) {
      self.function = function
      self.place = place
    }
  }

  /// The name for `{% load %}`; `<builtin>dotted.module` for an engine's builtins.
  public var library: Known<String>
  /// Dotted.
  public var module: String
  public var file: Known<String?>
  public var tags: OpenMap<Function> = [:]
  public var filters: OpenMap<Function> = [:]
  public var note = EntryNote()

  public init(library: Known<String>, module: String, file: Known<String?>) {
    self.library = library
    self.module = module
    self.file = file
  }
}
