import FoundationEssentials
import Platform
import TestKit
import Workspace

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

  /// The demo project as one that git knows nothing of.
  static var shopWithoutHistory: SpecShop {
    let root = FileManager.default.temporaryDirectory.path + "/djangology-shop-\(UUID().uuidString)"
    try? FileManager.default.copyItem(atPath: shop, toPath: root)
    return SpecShop(root: root)
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
    return Self.transcript(line, ["SHOP": Self.shop, "PROJECT": root], LiveProjects())
  }

  /// What a terminal would show, the folders written as the names that stand for them.
  static func transcript(_ line: String, _ folders: [String: String], _ projects: LiveProjects) -> String {
    var context = CommandContext.captured()
    context.projects = projects
    // SHOP is the beginning of other words: it counts only alone.
    let words = DemoProgram.words(line).map { word in
      folders[word] ?? word.replacing("PROJECT", with: folders["PROJECT"] ?? "PROJECT")
    }
    let code = program.run(words, &context)
    let text = String(decoding: context.output.collected + context.errors.collected, as: UTF8.self)
    return "$ djangology \(line)\n" + folders.reduce(text) { $0.replacing($1.value, with: $1.key) }
      + (code == .ok ? "" : "[exit \(code.rawValue)]\n")
  }
}

/// The demo project in a folder of its own.
struct SpecShop: Sendable {
  let root: String

  func transcript(_ line: String, _ projects: LiveProjects) -> String {
    SpecProject.transcript(line, ["SHOP": root], projects)
  }
}
