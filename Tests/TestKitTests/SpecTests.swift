import Base
import TestKit
import Testing

@Suite struct SpecTests {
  @Test(arguments: Spec.all(in: "testkit"))
  func `a spec file reads as its headings and blocks`(_ spec: Spec) {
    let files = spec.files.map { file in
      let ranges = file.ranges.map { "\($0.start)..<\($0.end)" }.joined(separator: ", ")
      let cursor = file.cursor.map(String.init) ?? "none"
      return "\"\(file.path)\" \(file.language) \(file.bytes.count) bytes, ranges [\(ranges)], cursor \(cursor)"
    }
    spec.check(([spec.name] + files).joined(separator: "\n"))
  }

  @Test func `a view without specs fails`() {
    withKnownIssue { Spec.all(in: "no-such-view")[0].check("") }
  }

  @Test(.disabled(if: Spec.isUpdating)) func `a different answer fails`() {
    withKnownIssue { Spec.all(in: "testkit")[0].check("something else") }
  }
}
