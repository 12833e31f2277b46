import Search

/// What showing a unit is worth: the expected share of a task's edits that fall into it.
///
/// That is (chance that the file is edited) × (share of the file's edits in this unit, `UnitShares`).
enum UnitValue {
  /// The chance that a file is edited, from its score next to the best one and its place in the list (from 0).
  static func chance(relativeScore: Float, place: Int) -> Float {
    1 / (1 + (1.7 - 2.1 * relativeScore + 0.9 * Float(place + 1).logarithm).exponential)
  }
}
