extension Problem.Kind {
  /// For people.
  public var words: String {
    switch self {
    case .unexpectedToken: "unexpected token"
    case .unclosedBracket: "a bracket is never closed"
    case .unmatchedBracket: "a bracket closes nothing"
    case .unterminatedString: "a string never ends"
    case .invalidCharacter: "a character that Python does not know"
    case .nullByte: "a null byte"
    case .invalidNumber: "no number"
    case .invalidEncoding: "bytes that are no text in the file's encoding"
    case .unknownEncoding: "an encoding that Python does not know"
    case .invalidEscape: "an escape that Python does not know"
    case .unexpectedIndent: "unexpected indent"
    case .inconsistentDedent: "the indent fits no outer level"
    case .inconsistentTabs: "tabs and spaces are mixed"
    case .missingIndent: "an indented block is missing"
    case .strayBackslash: "a backslash before something else than the end of the line"
    case .invalidTarget: "cannot be assigned to"
    case .invalidArgumentOrder: "arguments in the wrong order"
    case .invalidParameterOrder: "parameters in the wrong order"
    case .invalidPattern: "no pattern"
    case .invalidString: "no such kind of string"
    case .invalidImport: "no import"
    case .missingExceptOrFinally: "try without except or finally"
    case .mixedExceptStar: "except and except* mixed"
    case .tooDeep: "nested too deeply"
    case .tooLarge: "too large"
    }
  }
}
