public import Base
import Django
import Verify

extension VerifyReport {
  public var json: JSONValue {
    .object([
      ("base", .string(base)), ("needs_attention", .bool(needsAttention)),
      ("files", .array(files.map { .object([("path", .string($0.path)), ("status", .string($0.status))]) })),
      ("findings", .array(findings.map(\.json))),
      (
        "tests",
        .object([
          ("command", tests.command.map(JSONValue.string) ?? .null), ("rows", .array(tests.rows.map(\.json))),
        ])
      ),
      ("notes", .strings(notes)),
    ])
  }
}

extension Finding {
  fileprivate var json: JSONValue {
    .object([
      ("kind", .string(kind.rawValue)), ("title", .string(title)), ("path", path.map(JSONValue.string) ?? .null),
      ("line", line.map { .int($0) } ?? .null), ("certainty", .string(Certainty(evidence).rawValue)),
      ("needs_attention", .bool(needsAttention)),
      (
        "places",
        .array(
          places.map {
            .object([
              ("path", .string($0.path)), ("line", .int($0.line)), ("why", .string($0.why)), ("text", .string($0.text)),
              ("certainty", .string(Certainty($0.evidence).rawValue)),
            ])
          })
      ),
    ])
  }
}

extension TestPlan.Row {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(id)), ("path", .string(path)), ("line", .int(line)), ("why", .string(why)),
      ("certainty", .string((isCertain ? Certainty.certain : .likely).rawValue)),
    ])
  }
}
