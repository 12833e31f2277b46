import Base
import Checks

@testable import Workspace

/// The small project of a rule's example: its files, what a project needs beside them, and the marks.
struct ExampleProject {
  /// By path.
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var marks: [SourcePlace] = []
  private let before: [String: [UInt8]]?

  init(_ example: RuleExample, _ variant: Variant) {
    let parts = Self.parts(of: example.text)
    for (path, text, isMore) in parts {
      let (bytes, ranges) = Self.unmarked(variant.applied(to: text, path))
      files[path] = (isMore ? Scaffold.file(path, parts.map(\.path), parts.map(\.text)) ?? [] : []) + bytes
      marks += ranges.map { SourcePlace(path, $0) }
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

  /// The project, booted.
  func checked() -> CheckedProject {
    var overlay = TreeOverlay()
    for (path, bytes) in files { overlay.put(bytes, at: path) }
    // Nothing lies there: the overlay is all there is.
    let reading = BootReading("/nowhere", paths: overlay.applied(to: []), overlay: overlay)
    return Workspace.checked(reading, DumpRequest(), base: base)
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
