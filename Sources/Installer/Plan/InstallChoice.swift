internal import Base

/// What somebody wants installed.
public struct InstallChoice: Hashable, Sendable {
  /// A part that can be left out.
  public enum Part: String, CaseIterable, Sendable {
    case server
    case hooks
    case permissions
    case instructions
    case skill
    case commands
  }

  public var agents: Set<AgentKind>
  public var parts: Set<Part>
  /// Whether each prompt is answered with a capsule, when that is sure enough.
  public var injectsCapsule: Bool
  /// Whether hooks of Claude Code stand in the user's own settings, where they hold for every project and folder.
  public var usesUserHooks: Bool
  /// How the program is called: a name found by PATH, or a path.
  public var program: String

  public init(
    agents: Set<AgentKind> = [.claude], without left: Set<Part> = [], injectsCapsule: Bool = false,
    usesUserHooks: Bool = false, program: String = "djangology"
  ) {
    self.agents = agents
    parts = Set(Part.allCases).subtracting(left)
    self.injectsCapsule = injectsCapsule
    self.usesUserHooks = usesUserHooks
    self.program = program
  }

  public func has(_ part: Part) -> Bool { parts.contains(part) }

  /// This choice for its agents, and for those that were chosen before as well.
  public func joined(with earlier: InstallChoice?) -> InstallChoice {
    var joined = self
    joined.agents.formUnion(earlier?.agents ?? [])
    return joined
  }

  var json: JSONValue {
    .object([
      ("agents", .strings(AgentKind.allCases.filter(agents.contains).map(\.rawValue))),
      ("parts", .strings(Part.allCases.filter(has).map(\.rawValue))), ("injectsCapsule", .bool(injectsCapsule)),
      ("userHooks", .bool(usesUserHooks)), ("program", .string(program)),
    ])
  }

  init(_ json: JSONValue) {
    agents = Set((json["agents"]?.array ?? []).compactMap { $0.string.flatMap { AgentKind(rawValue: $0) } })
    parts = Set((json["parts"]?.array ?? []).compactMap { $0.string.flatMap { Part(rawValue: $0) } })
    injectsCapsule = json["injectsCapsule"]?.bool ?? false
    usesUserHooks = json["userHooks"]?.bool ?? false
    program = json["program"]?.string ?? "djangology"
  }
}
