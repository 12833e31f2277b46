import Facts
import Platform
import PythonSyntax
import Synchronization

/// What the terms of a file are counted from.
enum TermSource: Sendable {
  case python(PythonFile)
  case template([UInt8])
  /// They are counted already.
  case counted(FileTerms)

  func terms(_ tally: inout TermTally) -> FileTerms {
    switch self {
    case .python(let file): tally.terms(of: file)
    case .template(let bytes): tally.terms(ofTemplate: bytes)
    case .counted(let terms): terms
    }
  }
}

/// Syntax trees waiting to be counted and then freed, off the path of those who wait for the project.
///
/// Linking is mostly the work of one core; the other one counts terms meanwhile.
final class TermQueue: Sendable {
  private let waiting: Mutex<[TermSource]>

  init(_ sources: consuming [TermSource]) { waiting = Mutex(sources) }

  /// The terms of each file, in order; the trees are gone afterwards.
  func drain() -> [FileTerms] {
    var sources: [TermSource] = []
    waiting.withLock { swap(&$0, &sources) }
    var tally = TermTally()
    return sources.map { $0.terms(&tally) }
  }
}
