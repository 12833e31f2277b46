import FoundationEssentials
import Platform
import TestKit
import Testing
import Workspace

@testable import djangology

@Suite struct ContractSpecTests {
  @Test(arguments: Spec.all(in: "contract"))
  func `a contract is written and checked as specified`(_ spec: Spec) throws {
    let shop = SpecProject.shopWithoutHistory
    defer { try? FileManager.default.removeItem(atPath: shop.root) }
    try? FileManager.default.removeItem(atPath: shop.root + "/CLAUDE.md")
    for file in spec.files where !file.path.isEmpty {
      let path = FilePath(shop.root).appending(file.path)
      try AtomicWrite.makeDirectory(path.parent.text)
      try AtomicWrite.write(file.bytes, to: path.text)
    }
    let lines = spec.files.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n").map(String.init) }
    spec.check(lines.map { Self.answer($0, shop) }.joined(separator: "\n"))
  }

  /// `cat FILE` shows one, `edit FILE OLD => NEW` changes one; all else is asked of the program.
  private static func answer(_ line: String, _ shop: SpecShop) -> String {
    let words = line.split(separator: " ").map(String.init)
    let path = words.count > 1 ? shop.root + "/" + words[1] : ""
    let text = (try? FileReader.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    switch words[0] {
    case "cat": return "$ \(line)\n\(text)"
    case "edit":
      let sides = words.dropFirst(2).joined(separator: " ").replacing("\\n", with: "\n").components(separatedBy: " => ")
      try? AtomicWrite.write(Array(text.replacing(sides[0], with: sides[1]).utf8), to: path)
      return "$ \(line)\n"
    default: return shop.transcript(line, .init())
    }
  }
}
