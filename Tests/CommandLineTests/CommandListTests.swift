import Platform
import Testing

@testable import djangology

@Suite struct CommandListTests {
  @Test func `each file of the commands' folder declares one command of the list`() throws {
    let folder = FilePath(#filePath).parent.parent.parent.appending("Sources/djangology/Commands")
    let files = try DirectoryWalk(root: folder.text).run { _ in true }.files.map { FilePath($0.path).stem }
    let names = files.filter { $0.hasSuffix("Command") }.map { $0.dropLast("Command".count).lowercased() }
    let listed = allCommands.map { $0.name.filter { $0 != "-" } }
    #expect(names.sorted() == listed.sorted())
  }

  @Test func `commands and options have names of their own, and a summary without a full stop`() {
    #expect(Set(allCommands.map(\.name)).count == allCommands.count)
    for command in allCommands {
      let options = command.options + program.globalOptions
      #expect(Set(options.map(\.name)).count == options.count)
      let letters = options.compactMap(\.short) + ["h"]
      #expect(Set(letters).count == letters.count)
      for summary in [command.summary] + command.arguments.map(\.summary) {
        #expect(!summary.isEmpty && !summary.hasSuffix("."))
      }
    }
  }
}
