import FoundationEssentials
import Platform
import TestKit

@testable import djangology

/// The files of a spec in a folder of their own, and the real program run on them.
struct SpecProject: ~Copyable {
  let root: String

  init(_ files: [SpecFile]) throws {
    root = FileManager.default.temporaryDirectory.path + "/djangology-spec-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for file in files {
      let path = FilePath(root).appending(file.path)
      try AtomicWrite.makeDirectory(path.parent.text)
      try AtomicWrite.write(file.bytes, to: path.text)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// The demo project of this repository.
  private static let shop = FilePath(#filePath).parent.parent.parent.appending("Examples/shop").text

  /// What a terminal would show; `PROJECT` in the line and in the answer stands for the folder, `SHOP` for the demo.
  func transcript(_ line: String) -> String {
    var context = CommandContext.captured()
    let words = DemoProgram.words(line).map {
      $0 == "SHOP" ? Self.shop : $0.replacing("PROJECT", with: root)
    }
    let code = program.run(words, &context)
    let text = String(decoding: context.output.collected + context.errors.collected, as: UTF8.self)
    return "$ djangology \(line)\n" + text.replacing(root, with: "PROJECT").replacing(Self.shop, with: "SHOP")
      + (code == .ok ? "" : "[exit \(code.rawValue)]\n")
  }
}
