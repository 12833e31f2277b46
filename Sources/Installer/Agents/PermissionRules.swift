/// Patterns of an agent's permissions, in the syntax of Claude Code.
public struct PermissionRules: Hashable, Sendable {
  public var allow: [String]
  public var ask: [String]
  public var deny: [String]

  public init(allow: [String] = [], ask: [String] = [], deny: [String] = []) {
    self.allow = allow
    self.ask = ask
    self.deny = deny
  }
}
