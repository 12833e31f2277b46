import Platform
import Testing

@testable import Contract
@testable import Conventions

@Suite struct RegisteredListTests {
  @Test func `each file of a subject's folder declares one convention of the list`() throws {
    let files = try names(below: "Sources/Conventions").filter { $0.contains("/") }
    let declared = Set(files.map { name in kebab(String(FilePath(name).stem)) })
    #expect(Set(allConventions.map(\.name)) == declared)
    #expect(allConventions.count == files.count)
  }

  @Test func `each check of a contract stands in a file of its own`() throws {
    let others = ["ContractCheck", "AllContractChecks"]
    let files = try names(below: "Sources/Contract/Checks").map { String(FilePath($0).stem) }.filter {
      !others.contains($0)
    }
    let list = try FileReader.read(root.appending("Sources/Contract/Checks/AllContractChecks.swift").text)
    let listed = String(decoding: list, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("  ") }
      .map { $0.dropFirst(2).dropLast() }
    let constants = files.map { (name: String) -> String in name.prefix(1).lowercased() + name.dropFirst() }
    #expect(Set(constants) == Set(listed.map { String($0) }))
    #expect(allContractChecks.count == files.count)
  }

  private let root = FilePath(#filePath).parent.parent.parent

  private func names(below folder: String) throws -> [String] {
    try DirectoryWalk(root: root.appending(folder).text).run { _ in true }.files.map(\.path)
  }

  private func kebab(_ name: String) -> String {
    name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined().drop { $0 == "-" }.description
  }
}
