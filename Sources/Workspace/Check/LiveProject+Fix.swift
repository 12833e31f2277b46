public import Checks
import Platform

extension LiveProject {
  /// What the rules find, mended as far as they know how.
  ///
  /// Nothing is written: `FixAnswer.write` does that.
  public func fix(_ request: CheckRequest, _ safety: FixSafety) throws(CheckFailure) -> FixAnswer {
    var request = request
    var answer = try check(request)
    var fixed = FixAnswer(root: root, answer: answer)
    // A fix may make room for the next one: that wanted to change the same text.
    for _ in 0..<Self.mostPasses {
      let plan = answer.fixes(safety)
      fixed.refused = plan.refused
      guard !plan.applied.isEmpty else { break }
      for (path, bytes) in plan.texts {
        if fixed.before[path] == nil { fixed.before[path] = answer.project.text(of: path)?.bytes }
        fixed.after[path] = bytes
        request.buffers[path] = bytes
      }
      fixed.applied += plan.applied
      answer = try check(request)
      if plan.conflicting.isEmpty { break }
    }
    fixed.answer = answer
    return fixed
  }

  private static let mostPasses = 8
}

/// What fixes make of a project.
public struct FixAnswer: Sendable {
  fileprivate let root: String
  /// What is left.
  public fileprivate(set) var answer: CheckAnswer
  public fileprivate(set) var applied: [Diagnostic] = []
  public fileprivate(set) var refused: [Diagnostic] = []
  fileprivate var before: [String: [UInt8]] = [:]
  fileprivate var after: [String: [UInt8]] = [:]

  fileprivate init(root: String, answer: CheckAnswer) {
    self.root = root
    self.answer = answer
  }

  /// All changes as a unified diff.
  public var diff: String {
    after.sorted { $0.key < $1.key }.map { path, new in
      UnifiedDiffText(old: before[path] ?? [], new: new, path: path).text
    }.joined()
  }

  /// A file's bytes with its fixes.
  public func text(of path: String) -> [UInt8]? { after[path] }

  /// Puts the changes on the disk.
  public func write() throws(CheckFailure) {
    for (path, bytes) in after.sorted(by: { $0.key < $1.key }) {
      do throws(FileError) {
        try AtomicWrite.write(bytes, to: FilePath(root).appending(path).text, durability: .synced)
      } catch {
        throw .unreadable(path: path, reason: "\(error)")
      }
    }
  }
}

extension CheckAnswer {
  /// The fixes that fit together, of findings that count.
  func fixes(_ safety: FixSafety) -> FixPlan {
    let open = report.findings.map(\.diagnostic).filter(selection.mayFix)
    return FixPlan(open, safety) {
      project.text(of: $0)?.bytes
    } mayEdit: { path in
      // A migration that others have run stays as it is.
      PathKind(path) != .migration || project.base?.changed[path].map { $0.old == nil } ?? false
    }
  }
}
