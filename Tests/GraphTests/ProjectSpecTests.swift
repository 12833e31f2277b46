import Django
import TestKit
import Testing

/// The last heading names the subject of the dump, the first the project's folder.
@Test(arguments: Spec.all(in: "project"))
func `a whole project links as recorded`(_ spec: Spec) throws {
  let headings = spec.name.split(separator: "›").map {
    String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
  let folder = try #require(headings.first)
  let subject = try #require(headings.last)
  let lines = try #require(ProjectDump(project: try DjangoProject(folder: folder)).lines(of: subject))
  spec.check(lines.joined(separator: "\n"))
}

/// The heading of a case ends with the subjects that it shows, in brackets: `… [models edges]`.
@Test(arguments: Spec.all(in: "graph"))
func `files link as their spec says`(_ spec: Spec) throws {
  let open = try #require(spec.name.lastIndex(of: "["))
  let subjects = spec.name[open...].dropFirst().dropLast().split(separator: " ")
  let dump = ProjectDump(project: DjangoProject(spec))
  let lines = try subjects.flatMap { try #require(dump.lines(of: String($0))) }
  spec.check(lines.joined(separator: "\n"))
}
