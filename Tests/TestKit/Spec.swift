internal import FoundationEssentials
public import Testing

/// One case of a Markdown specification: some files, and the text that a view of them must give.
///
/// Specs live in `Tests/Specs/<view>/*.md`. A test target runs all of a view like this:
///
/// ```swift
/// @Test(arguments: Spec.all(in: "template"))
/// func `a template dumps as specified`(_ spec: Spec) {
///   spec.check(dump(spec.source))
/// }
/// ```
///
/// In a spec file headings are test names, a line that holds only a backticked path names the fenced block below it,
/// and the fenced block in the view's own language is the expectation. A fenced block without a path is a file with an
/// empty path. Files under a heading are shared by the headings nested in it. A heading with files but neither an
/// expectation nor headings below it is a case whose expectation is yet to be written.
///
/// `UPDATE_SPECS=1 swift test` writes what the code says now into the expectations; `git diff` is the review.
public struct Spec: Sendable {
  /// The headings that lead here, outermost first, joined by ` › `.
  public let name: String
  /// Files of the enclosing headings first, then its own; a later file with the same path replaces an earlier one.
  public let files: [SpecFile]
  /// What the view must give, or `nil` where no block was written yet.
  public let expectation: String?
  /// Where the expectation (or else the heading) stands in the Markdown file.
  public let location: SourceLocation

  let markdown: MarkdownFile
  let section: Int

  /// All cases of `Tests/Specs/<view>`, in order of file name and place.
  ///
  /// A view without any case yields one that fails, so that a misspelt name cannot pass unnoticed.
  public static func all(in view: String) -> [Spec] {
    let folder = MarkdownFile.specsFolder + "/" + view
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let specs = names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name in
      MarkdownFile(view: view, name: name).specs()
    }
    return specs.isEmpty ? [MarkdownFile(view: view, name: "README.md").missing] : specs
  }

  /// Whether this run rewrites expectations instead of comparing with them.
  public static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE_SPECS"] != nil }

  /// The text of the only file, or of the first one.
  public var source: String { files.first?.text ?? "" }

  /// The file with this path.
  public subscript(path: String) -> SpecFile? { files.first { $0.path == path } }

  /// Compares `actual` with the expectation, or rewrites the expectation when `UPDATE_SPECS` is set.
  ///
  /// Line ends at the very end do not count: a fenced block cannot express their absence.
  public func check(_ actual: String) {
    let actual = actual.withoutTrailingNewlines
    if Spec.isUpdating, section >= 0 {
      if actual != expectation { markdown.rewrite(section: section, as: actual) }
      return
    }
    #expect(actual == expectation, "\(firstDifference(actual, expectation))", sourceLocation: location)
  }
}

extension Spec: CustomTestStringConvertible {
  public var testDescription: String { name }
}

private func firstDifference(_ actual: String, _ expectation: String?) -> String {
  guard let expectation else { return "no expectation yet; run UPDATE_SPECS=1 swift test. Now:\n\(actual)" }
  let have = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let want = expectation.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(have, want).prefix { $0 == $1 }.count
  let wanted = line < want.count ? String(want[line]) : "(end)"
  let found = line < have.count ? String(have[line]) : "(end)"
  return "line \(line + 1) differs\n  expected: \(wanted)\n  actual:   \(found)\nwhole actual text:\n\(actual)"
}

extension String {
  var withoutTrailingNewlines: String {
    var bytes = Array(utf8)
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
