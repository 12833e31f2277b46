import Platform
import Synchronization
import TestKit
import Testing

@testable import djangology

/// The first heading names a folder of this package, the last a section of its dump.
@Test(arguments: Spec.all(in: "dump"))
func `a section of a project's dump is printed as specified`(_ spec: Spec) throws {
  let headings = spec.name.split(separator: " › ").map(String.init)
  let folder = FilePath(#filePath).parent.parent.parent.appending(try #require(headings.first)).text
  let section = try #require(headings.last)
  let text = dump(of: folder)
  let start = try #require(text.firstRange(of: "\n  \"\(section)\": "))
  let rest = text[start.lowerBound...].dropFirst()
  let end = rest.firstRange(of: ",\n  \"")?.lowerBound ?? rest.endIndex
  spec.check(withoutLibraries(String(rest[..<end])))
}

/// The whole dump of each project, made once.
private let dumps = Mutex<[String: String]>([:])

private func dump(of folder: String) -> String {
  dumps.withLock { dumps in
    if let known = dumps[folder] { return known }
    var context = CommandContext.captured()
    #expect(program.run(["dump", "--json", "--root", folder], &context) == .ok)
    let text = String(decoding: context.output.collected, as: UTF8.self)
    dumps[folder] = text
    return text
  }
}

/// The text without the entries of installed packages, which change with the catalogue.
private func withoutLibraries(_ text: String) -> String {
  var kept: [Substring] = []
  var entry: [Substring] = []
  var indent: Substring?
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let blanks = line.prefix { $0 == " " }
    let rest = line.dropFirst(blanks.count)
    if indent == nil, rest == "{", !kept.isEmpty { indent = blanks }
    guard indent == blanks || !entry.isEmpty else {
      kept.append(line)
      continue
    }
    entry.append(line)
    guard indent == blanks, rest.hasPrefix("}") || rest.hasPrefix("]") else { continue }
    if !entry.contains(where: { $0.contains("\"site:") }) { kept += entry }
    entry = []
  }
  return (kept + entry).joined(separator: "\n")
}
