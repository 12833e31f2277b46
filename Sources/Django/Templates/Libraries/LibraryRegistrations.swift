/// The tags and filters that a module registers, by name.
public struct LibraryRegistrations: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    /// Dotted name of the function; nil when it could not be followed.
    public var function: String?
    /// Of its `def`, when it stands in the same module.
    public var line: Int?
    /// Its file, when it is another than the library's.
    public var file: String?

    public init(function: String?, line: Int?, file: String? = nil) {
      self.function = function
      self.line = line
      self.file = file
    }
  }

  /// The module has a `register`, without which Django does not count it among the libraries.
  public var isLibrary = false
  public var tags: [String: Entry] = [:]
  public var filters: [String: Entry] = [:]
  /// Nothing was registered in a way that could not be followed.
  public var isComplete = true

  public init() {}
}
