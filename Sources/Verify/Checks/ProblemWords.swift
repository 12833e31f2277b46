import TemplateSyntax

extension TemplateProblem.Kind {
  /// For people; nil for what a tag of the project may allow.
  var words: String? {
    switch self {
    case .unclosedBlock: "a block tag is never closed"
    case .strayClosing: "a closing tag closes nothing"
    case .strayBranch: "a branch tag stands in no block that takes it"
    case .wrongClosing: "a closing tag names another block"
    case .emptyTag: "an empty tag"
    case .emptyOutput: "an empty {{ }}"
    case .badExpression: "no expression"
    case .underscoreName: "a name that begins with an underscore"
    case .duplicateBlock: "a second block of the same name"
    case .misplacedExtends: "extends is not the first tag"
    case .tagInTranslation: "a tag inside of blocktranslate"
    case .unterminated: "a delimiter is never closed"
    case .badArguments, .tooDeep: nil
    }
  }
}
