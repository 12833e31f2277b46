import Base
import Platform
import PythonSyntax
import Retrieval

/// Parts of files that somebody asked for by the names a capsule gives them.
public struct ExpandedUnits: Sendable {
  /// As in a capsule: `## path`, `@first-last`, the lines.
  public var text: String
  /// What was asked for and is not there, with the reason.
  public var missing: [(id: String, reason: String)]
}

extension LiveProject {
  /// The units `path@first-last`, `path::Name` or whole files, as they are on the disk; never more than the budget.
  public func expand(_ ids: [String], maxTokens: Int = 8000) -> ExpandedUnits {
    var answer = ExpandedUnits(text: "", missing: [])
    for id in ids {
      do throws(UnitProblem) {
        let text = answer.text + (try UnitAddress(id).text(below: root))
        guard TokenEstimator().tokens(in: text) <= maxTokens else { throw .tooLarge }
        answer.text = text
      } catch {
        answer.missing.append((id, error.words))
      }
    }
    return answer
  }
}

/// Why a unit cannot be shown.
enum UnitProblem: Error {
  case noFile, noName, noLines, tooLarge

  var words: String {
    switch self {
    case .noFile: "no such file in the project"
    case .noName: "the file defines no such name"
    case .noLines: "the file has no such lines"
    case .tooLarge: "the budget has no room for it"
    }
  }
}

/// A part of a file, by lines or by name.
struct UnitAddress {
  private enum Part {
    case whole
    case lines([ClosedRange<Int>])
    case name(String)
  }

  private let path: String
  private let part: Part

  init(_ id: String) {
    if let mark = id.firstRange(of: "::") {
      path = String(id[..<mark.lowerBound])
      part = .name(id[mark.upperBound...].split(separator: "::").joined(separator: "."))
    } else if let at = id.lastIndex(of: "@"), let lines = UnitAddress.lines(id[id.index(after: at)...]) {
      path = String(id[..<at])
      part = .lines(lines)
    } else {
      path = id
      part = .whole
    }
  }

  /// The runs in `12-40,50`.
  private static func lines(_ text: Substring) -> [ClosedRange<Int>]? {
    let runs = text.split(separator: ",", omittingEmptySubsequences: false).map { run -> ClosedRange<Int>? in
      let ends = run.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let first = ends[0], let last = ends.count == 2 ? ends[1] : first, first >= 1,
        first <= last
      else { return nil }
      return first...last
    }
    let known = runs.compactMap { $0 }
    return known.count == runs.count && !known.isEmpty ? known : nil
  }

  func text(below root: String) throws(UnitProblem) -> String {
    // A capsule names sources below the root, and nothing else is handed out.
    guard !path.hasPrefix("/"), !path.pathParts.contains(".."), SourceKind(path: path) != nil,
      isInside(root), let bytes = try? FileReader.read(root + "/" + path)
    else { throw .noFile }
    let outline =
      path.hasSuffix(".py") ? SourceOutline(python: PythonFile(bytes)) : SourceOutline(template: bytes)
    var text = "## \(path)\n"
    for run in try runs(outline) {
      text += "@\(run.lowerBound)-\(run.upperBound)\n"
      text += String(decoding: outline.source[outline.bytes(of: run)], as: UTF8.self)
      if !text.hasSuffix("\n") { text += "\n" }
    }
    return text
  }

  /// A link may lead out of the project.
  private func isInside(_ root: String) -> Bool {
    guard let top = try? FilePath(root).absolute.resolved(),
      let place = try? FilePath(root).appending(path).absolute.resolved()
    else { return false }
    return place.relative(to: top) != nil
  }

  private func runs(_ outline: SourceOutline) throws(UnitProblem) -> [ClosedRange<Int>] {
    let last = max(1, outline.lineCount - (outline.source.last == UInt8(ascii: "\n") ? 1 : 0))
    switch part {
    case .whole: return [1...last]
    case .lines(let runs):
      guard runs.allSatisfy({ $0.lowerBound <= last }) else { throw .noLines }
      return runs.map { $0.lowerBound...min($0.upperBound, last) }
    case .name(let name):
      let own = outline.units.filter { $0.name == name || $0.name.hasPrefix(name + ".") }
      guard let first = own.map(\.lines.lowerBound).min(), let end = own.map(\.lines.upperBound).max() else {
        throw .noName
      }
      return [first...end]
    }
  }
}
