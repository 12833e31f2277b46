public import Platform

/// Knows what changed below a project's root since it was asked last, exactly at the moment it is asked.
public protocol ChangeWatch: Sendable {
  func changes() -> TreeWatch.Changes
  /// Whether `changes` would tell of none.
  var isQuiet: Bool { get }
}

extension TreeWatch: ChangeWatch {}
