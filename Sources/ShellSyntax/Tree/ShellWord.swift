public import Base

/// A word as it is written: text and what the shell puts in its place.
public struct ShellWord: Sendable {
  public indirect enum Part: Sendable {
    case text(String, isQuoted: Bool)
    case parameter(ShellParameter, isQuoted: Bool)
    /// `$( … )` and backticks.
    case command(ShellScript, isQuoted: Bool)
    /// `<( … )` and `>( … )`.
    case process(ShellScript)
    /// `$(( … ))`: a number, and what is substituted to get it.
    case arithmetic([Part])
  }

  public var parts: [Part] = []
  public var range = TextRange(0, 0)

  /// The text, where nothing is substituted.
  public var literal: String? {
    var text = ""
    for part in parts {
      guard case .text(let piece, _) = part else { return nil }
      text += piece
    }
    return text
  }

  /// Whether every letter stands there without quotes, as reserved words must.
  var isBare: Bool {
    parts.allSatisfy { if case .text(_, isQuoted: false) = $0 { true } else { false } }
  }
}

/// `$NAME` or `${NAME…}`.
public struct ShellParameter: Sendable {
  public enum Operation: Sendable {
    case none
    /// `-`, `:-`, `=` and `:=`: the word where the parameter has no value.
    case otherwise(ShellWord)
    /// `+` and `:+`: the word where it has one.
    case instead(ShellWord)
    /// `[@]` and `[*]`.
    case elements
    /// `${!NAME}`
    case indirect
    /// Anything that computes with the value, and the word it computes with.
    case computed(ShellWord)
  }

  public var name: String
  public var operation: Operation
}
