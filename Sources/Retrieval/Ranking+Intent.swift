extension Ranking {
  /// The same files, those first that the intent is about, and before them the files of a traceback.
  ///
  /// - Parameter frames: numbers of files, the deepest frame first.
  public func favouring(_ intent: CapsuleIntent, frames: [Int]) -> Ranking {
    var changed = self
    let best = candidates.first?.score ?? 0
    for place in candidates.indices {
      let weight = intent.weight(of: candidates[place].role)
      changed.candidates[place].score *= weight
      guard let frame = frames.firstIndex(of: candidates[place].file) else { continue }
      changed.candidates[place].score += best * (frame == 0 ? 1 : 0.5 / Float(frame))
      changed.candidates[place].reasons.insert("in the traceback", at: 0)
    }
    changed.candidates.sort { ($0.score, $1.file) > ($1.score, $0.file) }
    return changed
  }
}
