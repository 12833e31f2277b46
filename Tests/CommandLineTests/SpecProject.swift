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
  ///
  /// `edit PATH OLD NEW` changes a file instead and shows nothing.
  func transcript(_ line: String) -> String {
    let edit = line.split(separator: " ").map(String.init)
    if edit.count == 4, edit[0] == "edit" {
      let path = root + "/" + edit[1]
      let text = (try? FileReader.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      try? AtomicWrite.write(Array(text.replacing(edit[2], with: edit[3]).utf8), to: path)
      return "$ edit \(edit[1])\n"
    }
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
