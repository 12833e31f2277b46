import Base
import PythonSyntax
import Rewrites
import TestKit
import Testing

@Test(arguments: Spec.all(in: "rewrites"))
func `what changes nothing is told from what does`(_ spec: Spec) {
  let sources = spec.files.map { PythonFile(Array($0.text.utf8)) }
  let found = TreeComparison(old: sources[0], new: sources[1])
  let lines = LineIndex(sources[1].source)
  let shown = found.rewrites.map { rewrite in
    let place = lines.lines(of: rewrite.place)
    return "\(rewrite.kind.rawValue) \(place.lowerBound)-\(place.upperBound) \(rewrite.subject)"
  }
  spec.check((shown + [found.isSame ? "the same" : "another"]).joined(separator: "\n"))
}

/// Of a file and itself nothing is said, whatever is in it.
@Test(arguments: Spec.all(in: "facts").filter { $0.files.first?.language == "python" })
func `a file is no rewrite of itself`(_ spec: Spec) {
  let file = PythonFile(Array(spec.source.utf8))
  #expect(TreeComparison(old: file, new: file).rewrites == [])
}
