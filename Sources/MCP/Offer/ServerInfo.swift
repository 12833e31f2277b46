/// How a server calls itself.
public struct ServerInfo: Sendable {
  public var name: String
  public var title: String
  public var version: String

  public init(name: String, title: String, version: String) {
    self.name = name
    self.title = title
    self.version = version
  }
}
