import Platform
import TestKit
import Testing

@testable import djangology

/// The first heading names a folder of this package, the last a section of its dump.
@Test(arguments: Spec.all(in: "dump"))
func `a section of a project's dump is printed as specified`(_ spec: Spec) throws {
  let headings = spec.name.split(separator: " › ").map(String.init)
  let folder = FilePath(#filePath).parent.parent.parent.appending(try #require(headings.first)).text
  let section = try #require(headings.last)
  var context = CommandContext.captured()
  let code = program.run(["dump", "--json", "--root", folder, "--section", section], &context)
  #expect(code == .ok)
  let text = String(decoding: context.output.collected, as: UTF8.self)
  let start = try #require(text.firstRange(of: "\n  \"\(section)\": "))
  spec.check(String(text[start.lowerBound...].dropFirst()))
}
