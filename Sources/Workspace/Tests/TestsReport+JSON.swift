public import Base
import TestSelection

extension TestsReport {
  public var json: JSONValue {
    .object([
      ("base", base.map(JSONValue.string) ?? .null), ("files", .strings(files)), ("tier", .string(tier.rawValue)),
      ("test_files", .int(testFiles)), ("everything", everything.map(\.json) ?? .null),
      ("tests", .array(tests.map(\.json))),
      (
        "commands",
        .object(
          RiskTier.allCases.filter { $0 <= tier }.map { tier in
            (tier.rawValue, commands[tier].map(JSONValue.strings) ?? .null)
          })
      ),
      ("fast", fast.map(JSONValue.strings) ?? .null), ("suite", .strings(suite)), ("notes", .strings(notes)),
    ])
  }
}

extension RiskyTest {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(id)), ("path", .string(path)), ("line", .int(line)), ("tier", .string(tier.rawValue)),
      ("reason", reason.json),
    ])
  }
}

extension RiskReason {
  fileprivate var json: JSONValue { .object([("changed", .string(origin)), ("way", .strings(links))]) }
}
