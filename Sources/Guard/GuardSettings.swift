internal import Base

/// `[tool.djangology.guard]`: what a project wants guarded, and how.
public struct GuardSettings: Sendable, Equatable {
  /// What is said of single subcommands of manage.py, whatever they are to Django.
  public var commands: [String: GuardVerdict] = [:]
  /// What is said of the rules about files and programs, by their names.
  public var rules: [String: GuardVerdict] = [:]
  /// Files nobody but people may change, as patterns of gitignore's kind.
  public var offLimits: [String] = []
  /// Settings modules of production, besides those that are called so; `*` stands for anything.
  public var production: [String] = []
  /// What migrations are merged into: `origin/main`.
  public var base: String?
  /// What could not be used, in words.
  public var problems: [String] = []

  public init() {}

  /// The names of the rules that are not about a subcommand.
  public static let ruleNames = [
    "off-limits", "read-only", "out-of-scope", "merged-migration", "written-migration", "edited-migration",
    "deleted-migration", "production-settings", "secret", "database-file", "guard-file", "sql", "drop-database",
    "volumes",
    "whole-project", "discard", "code", "hidden", "unnamed-migration",
  ]

  /// Reads the `guard` table of a `djangology.toml` or a `pyproject.toml`; what is not there is as usual.
  public init(reading bytes: [UInt8], isOurs: Bool) {
    let document = TOMLReader(bytes).document
    let table = isOurs ? document : document[path: "tool", "djangology"]
    // What a change must keep out of is the same whoever makes it.
    offLimits = table?["protected"]?["paths"]?.strings ?? []
    base = table?["migrations"]?["base"]?.string
    guard let guardTable = table?["guard"] else { return }
    for (key, value) in guardTable.entries { take(key, value) }
  }

  private mutating func take(_ key: String, _ value: TOMLValue) {
    switch key {
    case "off-limits": offLimits += value.strings
    case "production": production = value.strings
    case "base": base = value.string ?? base
    case "commands": commands = verdicts(value, "commands")
    case "rules":
      rules = verdicts(value, "rules")
      for name in rules.keys.sorted() where !Self.ruleNames.contains(name) {
        problems.append("guard.rules.\(name) is no rule: \(Self.ruleNames.joined(separator: ", "))")
      }
    default: problems.append("guard.\(key) is not known: off-limits, production, base, commands, rules")
    }
  }

  private mutating func verdicts(_ table: TOMLValue, _ key: String) -> [String: GuardVerdict] {
    var found: [String: GuardVerdict] = [:]
    for (name, value) in table.entries {
      if let verdict = value.string.flatMap(GuardVerdict.init) {
        found[name] = verdict
      } else {
        // A slip must not open the door: what is usual stays.
        problems.append("guard.\(key).\(name) must be \"allow\", \"ask\" or \"deny\"")
      }
    }
    return found
  }

  /// What is said of a rule, unless the project says otherwise.
  func verdict(_ rule: String, _ usual: GuardVerdict) -> GuardVerdict { rules[rule] ?? usual }
}
