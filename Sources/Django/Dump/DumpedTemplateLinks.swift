/// What a project template of a Django engine names: constant names only.
public struct DumpedTemplateLinks: Sendable, Equatable {
  public var name: String
  public var path: Known<String>
  public var extends: OpenList<String> = []
  public var includes: OpenList<String> = []
  public var urlNames: OpenList<String> = []
  /// Libraries.
  public var loads: OpenList<String> = []
  public var blocks: OpenList<String> = []
  /// Look-ups of `{{ … }}` without filters.
  public var variables: OpenList<String> = []
  public var note = EntryNote()

  public init(name: String, path: Known<String>) {
    self.name = name
    self.path = path
  }
}
