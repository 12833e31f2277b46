import Evaluation
import Platform

/// A package and its exact version, as `NAME==VERSION`.
struct PinnedPackage: Sendable {
  var name: String
  var version: String

  /// The folder it lies in unpacked, also the name of its data file.
  var folder: String { "\(DistributionName.normalised(name))-\(version)" }

  init(_ text: some StringProtocol) throws(CommandFailure) {
    let words = text.split(separator: "=", omittingEmptySubsequences: true)
    guard words.count == 2, text.contains("==") else {
      throw CommandFailure(message: "'\(text)' is not NAME==VERSION")
    }
    name = String(words[0])
    version = String(words[1])
  }

  /// The packages a file lists, sorted by folder; `#` starts a comment.
  static func list(in path: String) throws(CommandFailure) -> [PinnedPackage] {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileReader.read(path) } catch {
      throw CommandFailure(message: "\(path): \(error)")
    }
    var packages: [PinnedPackage] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let text = String(line.prefix { $0 != "#" }.filter { $0 != " " })
      if !text.isEmpty { packages.append(try PinnedPackage(text)) }
    }
    return packages.sorted { $0.folder.utf8.lexicographicallyPrecedes($1.folder.utf8) }
  }
}
