import Base
import CheckRules
import Checks

@testable import Workspace

/// The small project of a rule's example: its files, what a project needs beside them, and the marks.
struct ExampleProject {
  /// By path.
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var marks: [SourcePlace] = []
  private let before: [String: [UInt8]]?
  let configuration: CheckConfiguration

  init(_ example: RuleExample, _ variant: Variant) throws {
    configuration = try Self.configuration(example)
    let parts = Self.parts(of: example.text)
    for (path, text, isMore) in parts {
      let (bytes, ranges) = Self.unmarked(variant.applied(to: text, path))
      let given = isMore ? Scaffold.file(path, parts.map(\.path), parts.map(\.text)) ?? [] : []
      files[path] = given + bytes
      let shift = UInt32(given.count)
      marks += ranges.map { SourcePlace(path, TextRange($0.start + shift, $0.end + shift)) }
    }
    for path in Scaffold.missing(in: parts.map(\.path)) {
      files[path] = Scaffold.file(path, parts.map(\.path), parts.map(\.text)) ?? []
    }
    before = example.before.map { text in
      Dictionary(Self.parts(of: text).map { ($0.path, Self.unmarked(variant.applied(to: $0.text, $0.path)).bytes) }) {
        $1
      }
    }
  }

  /// The same project with other texts in some files.
  func with(_ texts: [String: [UInt8]]) -> ExampleProject {
    var copy = self
    copy.files.merge(texts) { $1 }
    copy.marks = []
    return copy
  }

  /// Puts a comment at every mark; false where a file has no room for one.
  mutating func ignore(_ code: String, _ style: IgnoreStyle) -> Bool {
    let places = Dictionary(grouping: marks, by: \.path)
    for (path, marks) in places {
      guard let text = files[path], let isTemplate = Self.isTemplate(path) else { return false }
      let lines = LineIndex(text)
      let numbers = Set(marks.map { lines.line(of: $0.range.start) }).sorted(by: >)
      if !isTemplate {
        // A line that ends inside of a string has no room behind it, and one with a comment has none for `noqa`.
        let file = PythonFile(text)
        for number in numbers where !style.fits(file, lines, number) { return false }
      }
      var changed = text
      for number in numbers {
        let start = Int(lines.starts[number - 1])
        var end = number < lines.lineCount ? Int(lines.starts[number]) - 1 : text.count
        if end > start, text[end - 1] == 13 { end -= 1 }
        let indent = text[start..<end].prefix { $0 == 32 }
        switch (style, isTemplate) {
        case (.noqa, true): return false
        case (.noqa, false): changed.insert(contentsOf: Array("  # noqa: \(code)".utf8), at: end)
        case (.behind, false): changed.insert(contentsOf: Array("  # djangology: ignore[\(code)] why".utf8), at: end)
        case (.behind, true): changed.insert(contentsOf: Array("{# djangology: ignore[\(code)] #}".utf8), at: end)
        case (.above, false):
          changed.insert(contentsOf: Array(indent) + Array("# djangology: ignore[\(code)]\n".utf8), at: start)
        case (.above, true): return false
        }
      }
      files[path] = changed
    }
    return true
  }

  /// Nil for what is neither Python nor a page.
  private static func isTemplate(_ path: String) -> Bool? {
    path.hasSuffix(".py") ? false : path.hasSuffix(".html") ? true : nil
  }

  /// What examples have in common is parsed once.
  private static let trees = ParsedTrees()

  /// The project, booted.
  func checked() -> CheckedProject {
    var overlay = TreeOverlay()
    // Nothing lies there: the overlay is all there is. What is installed is asked for by absolute names.
    let root = "/nowhere"
    for (path, bytes) in files { overlay.put(bytes, at: path.hasPrefix(".venv/") ? root + "/" + path : path) }
    let paths = overlay.applied(to: []).filter { !$0.hasPrefix(root) }
    let reading = BootReading(root, paths: paths, overlay: overlay, Self.trees)
    return Workspace.checked(reading, DumpRequest(), configuration, base: base)
  }

  private static func configuration(_ example: RuleExample) throws -> CheckConfiguration {
    guard let text = example.configuration else { return CheckConfiguration() }
    let bytes = Array(text.utf8)
    return try ConfigurationReader.read(bytes, path: "djangology.toml", rules: allRules) ?? CheckConfiguration()
  }

  /// A place as a failed test prints it.
  func shown(_ place: SourcePlace) -> String {
    let text = files[place.path].map { String(decoding: $0[place.range.indices], as: UTF8.self) } ?? ""
    return "\(place.path) \(place.range.start): \(text)"
  }

  private var base: CheckedBase? {
    guard let before else { return nil }
    var changed: [String: CheckedBase.Change] = [:]
    for path in Set(before.keys).union(files.keys) where before[path] != nil || !Scaffold.isOwn(path) {
      if before[path] == files[path] { continue }
      changed[path] = .init(old: before[path], new: files[path])
    }
    return CheckedBase(name: "HEAD", changed: changed)
  }

  // MARK: Reading the text

  /// The files of a text, in order; `+++` instead of `---` adds to what the scaffold has.
  private static func parts(of text: String) -> [(path: String, text: String, isMore: Bool)] {
    var parts: [(path: String, text: String, isMore: Bool)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") || line.hasPrefix("+++ ") {
        parts.append((String(line.dropFirst(4)), "", line.hasPrefix("+")))
      } else {
        if parts.isEmpty { parts.append(("shop/models.py", "", false)) }
        parts[parts.count - 1].text += line + "\n"
      }
    }
    return parts
  }

  private static func unmarked(_ text: String) -> (bytes: [UInt8], ranges: [TextRange]) {
    var (bytes, open, ranges): ([UInt8], [UInt32], [TextRange]) = ([], [], [])
    for character in text {
      switch character {
      case "«": open.append(UInt32(bytes.count))
      case "»": if let start = open.popLast() { ranges.append(TextRange(start, UInt32(bytes.count))) }
      default: bytes += Array(String(character).utf8)
      }
    }
    return (bytes, ranges)
  }
}

/// Where a comment stands that keeps a rule quiet.
enum IgnoreStyle: CaseIterable {
  case behind, above, noqa

  /// Whether the line is a whole one: neither it nor its end lies inside of a string, and no bracket or backslash is open.
  func fits(_ file: PythonFile, _ lines: LineIndex, _ number: Int) -> Bool {
    let start = lines.starts[number - 1]
    let end = number < lines.lineCount ? lines.starts[number] - 1 : UInt32(file.source.count)
    let isInString = file.nodes.contains { node in
      switch node.kind {
      case .string, .bytes, .formattedString, .templateString:
        node.start < end && node.end > end || self == .above && node.start < start && node.end > start
      default: false
      }
    }
    let hasComment = file.comments.contains { $0.start >= start && $0.start < end }
    let isJoined = self != .above && end > start && file.source[Int(end) - 1] == UInt8(ascii: "\\")
    return !isInString && !isJoined && !(hasComment && self != .above)
  }
}

/// What every text must survive.
enum Variant: String, CaseIterable, Sendable {
  case asWritten = "as written"
  /// Offsets are of bytes, columns of characters.
  case behindOtherScripts = "behind a line of other scripts"
  case withCarriageReturns = "with CR LF"

  func applied(to text: String, _ path: String) -> String {
    switch self {
    case .asWritten: text
    case .behindOtherScripts:
      // A template that extends another must begin with that.
      path.hasSuffix(".py") ? "# žluť – 雪 🐍\n" + text : text
    case .withCarriageReturns: text.replacing("\n", with: "\r\n")
    }
  }
}
