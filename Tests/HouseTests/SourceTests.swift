import Platform
import Testing

@Suite struct SourceTests {
  /// Outside `Platform`, `unsafe` is for small wrappers that check every access; each is listed here.
  static let unsafeAllowed: Set<String> = [
    "Sources/Base/Buffer.swift",
    "Sources/Base/PackCoder.swift",  // numbers and rows in one piece, inside bounds checked before
    "Sources/Evaluation/Catalogue/CatalogueBlob.swift",  // the embedded bytes, inside bounds checked before
    "Sources/Evaluation/Prelude/Prelude.swift",  // the embedded modules, by an index looked up before
    "Sources/Store/Database.swift",  // SQLite's C functions; no pointer leaves the file
    "Sources/PythonSyntax/Lexer/Words.swift",  // eight bytes at once, inside bounds checked before
  ]

  static let sources = Result { try Repository.swiftFiles(in: ["Sources"]) }
  static let all = Result { try Repository.swiftFiles(in: ["Sources", "Tests", "Tools"]) }

  private static func isPlatform(_ path: String) -> Bool { path.hasPrefix("Sources/Platform/") }

  @Test func `a file is named after the one thing it declares, never after a drawer`() throws {
    let drawers = ["Util", "Helper", "Manager", "Misc", "Common"]
    let named = try Self.all.get().filter { path in drawers.contains { FilePath(path).name.contains($0) } }
    #expect(named == [])
  }

  @Test func `unsafe code stands in Platform and in the listed wrappers only`() throws {
    // Not in a text: fixes are called unsafe, too.
    let word = /(?:^|[^"\w-])unsafe\b/
    let users = try Self.sources.get().filter { path in
      try !Self.isPlatform(path) && Repository.code(path).contains { try word.firstMatch(in: $0.line) != nil }
    }
    #expect(Set(users) == Self.unsafeAllowed)
  }

  @Test func `only Platform knows the operating system`() throws {
    let word =
      /^\s*(?:(?:public|internal|package|private|@_exported) )*import (?:Glibc|Musl|Darwin|Foundation|Dispatch)$|^\s*#if\b/
    for path in try Self.sources.get() where !Self.isPlatform(path) {
      for (number, line) in try Repository.code(path) {
        #expect(try word.firstMatch(in: line) == nil, "\(path):\(number): \(line)")
      }
    }
  }

  @Test func `files are short enough to read in one sitting`() throws {
    var lengths: [(lines: Int, path: String)] = []
    for path in try Self.all.get() {
      lengths.append((try Repository.text(path).utf8.count { $0 == UInt8(ascii: "\n") }, path))
    }
    lengths.sort { $0.lines < $1.lines }
    let long = lengths.filter { $0.lines > 400 }.map { "\($0.path): \($0.lines) lines" }
    #expect(long == [])
    #expect(try #require(lengths.dropFirst(lengths.count / 2).first).lines < 250)
  }
}
