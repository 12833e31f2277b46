/// What is wrong with the words on the command line.
enum UsageError: Error, Hashable {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, command: String, suggestion: String?)
  case missingValue(option: String, placeholder: String)
  case unexpectedValue(option: String, value: String)
  case notANumber(argument: String, value: String)
  case outOfRange(argument: String, value: String, ClosedRange<Int>)
  case noSuchChoice(argument: String, value: String, choices: [String], suggestion: String?)
  case givenTwice(option: String)
  case missingArgument(String, command: String)
  case unexpectedArgument(String, command: String)
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownCommand(let word, let suggestion):
      "unknown command '\(word)'" + Self.didYouMean(suggestion)
    case .unknownOption(let word, let command, let suggestion):
      "unknown option \(word) for '\(command)'" + Self.didYouMean(suggestion)
    case .missingValue(let option, let placeholder):
      "\(option) needs a value: \(option) \(placeholder)"
    case .unexpectedValue(let option, let value):
      "\(option) takes no value, but was given '\(value)'"
    case .notANumber(let argument, let value):
      "\(argument) must be a whole number, not '\(value)'"
    case .outOfRange(let argument, let value, let range):
      "\(argument) must be \(Self.words(for: range)), not \(value)"
    case .noSuchChoice(let argument, let value, let choices, let suggestion):
      "\(argument) must be one of \(choices.joined(separator: ", ")), not '\(value)'" + Self.didYouMean(suggestion)
    case .givenTwice(let option):
      "\(option) was given twice"
    case .missingArgument(let name, let command):
      "'\(command)' needs \(name)"
    case .unexpectedArgument(let word, let command):
      "unexpected argument '\(word)' for '\(command)'"
    }
  }

  private static func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \($0)?" } ?? ""
  }

  private static func words(for range: ClosedRange<Int>) -> String {
    range.upperBound == Int.max ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
  }
}
