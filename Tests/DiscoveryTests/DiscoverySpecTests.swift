import Discovery
import TestKit
import Testing

/// The heading of a case ends with the subjects that it shows, in brackets: `… [roots settings]`.
@Test(arguments: Spec.all(in: "discovery"))
func `what surrounds a project is found as its spec says`(_ spec: Spec) throws {
  let open = try #require(spec.name.lastIndex(of: "["))
  let subjects = spec.name[open...].dropFirst().dropLast().split(separator: " ")
  let files = Dictionary(spec.files.map { ($0.path, $0.text) }) { $1 }
  let found = Surroundings(files)
  let lines = try subjects.flatMap { try #require(found.lines(of: $0)) }
  spec.check(lines.joined(separator: "\n"))
}
