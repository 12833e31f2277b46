import Platform

/// The repository these tests stand in.
enum Repository {
  static let root = FilePath(#filePath).parent.parent.parent

  static func text(_ path: String) throws -> String {
    String(decoding: try FileReader.read(root.appending(path).text), as: UTF8.self)
  }

  /// The Swift files below these folders, as paths from the root.
  static func swiftFiles(in folders: [String]) throws -> [String] {
    try folders.flatMap { folder in
      let walk = try DirectoryWalk(root: root.appending(folder).text).run { name in
        let suffix = Array(".swift".utf8)
        return name.count > suffix.count
          && suffix.indices.allSatisfy { name[name.count - suffix.count + $0] == suffix[$0] }
      }
      return walk.files.map { folder + "/" + $0.path }
    }
  }

  /// The file's lines with their numbers, without those that are only a comment.
  static func code(_ path: String) throws -> [(number: Int, line: Substring)] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element) }
      .filter { !$0.1.drop(while: \.isWhitespace).hasPrefix("//") }
  }
}
