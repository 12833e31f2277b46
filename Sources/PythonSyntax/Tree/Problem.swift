public import Base

/// Something that Python would refuse, and where.
public struct Problem: Hashable, Sendable {
  public var kind: Kind
  public var range: TextRange

  public init(_ kind: Kind, _ range: TextRange) {
    self.kind = kind
    self.range = range
  }

  /// The closed list of what can be wrong.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case unexpectedToken, unclosedBracket, unmatchedBracket, unterminatedString, invalidCharacter, nullByte
    case invalidNumber, invalidEncoding, unknownEncoding, invalidEscape
    case unexpectedIndent, inconsistentDedent, inconsistentTabs, missingIndent, strayBackslash
    case invalidTarget, invalidArgumentOrder, invalidParameterOrder, invalidPattern, invalidString
    case invalidImport, missingExceptOrFinally, mixedExceptStar, tooDeep, tooLarge
  }
}
