/// Files whose comments speak to us, whether anything was found there or not.
extension CheckedProject {
  var commentedPaths: [String] { analyses.commentedPaths.get { findCommentedPaths() } }

  private func findCommentedPaths() -> [String] {
    let speaking = parallelism.map(count: sources.python.count, makeScratch: {}) { row, _ in
      let tree = sources.python[row].file
      return tree.comments.contains { Self.speaksToUs(tree.source[$0.indices]) }
    }
    let python = sources.python.indices.filter { speaking[$0] }.map { sources.python[$0].path }
    let templates = templates.filter { template in
      template.tree.nodes.contains { $0.kind == .comment && Self.speaksToUs(template.tree.bytes[$0.range.indices]) }
    }
    return python + templates.map(\.path)
  }

  private static let ours = Array("djangology:".utf8)
  private static let theirs = Array("noqa".utf8)

  private static func speaksToUs(_ comment: ArraySlice<UInt8>) -> Bool {
    guard comment.contains(UInt8(ascii: ":")) else { return false }
    return comment.place(of: ours) != nil || comment.place(of: theirs) != nil
  }
}
