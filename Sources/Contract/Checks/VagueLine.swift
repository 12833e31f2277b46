import Checks

/// A sentence that nobody could break, because it says nothing that could be looked at.
let vagueLine = ContractCheck("DJI103", "vague") { reading, findings in
  for (sentence, number) in InstructionSentences(reading.file.text.bytes) {
    guard let line = reading.file.lines.first(where: { $0.number == number }), line.kind == .prose,
      isVague(sentence)
    else { continue }
    let item = line.item.map(String.init) ?? CommandBook.trimmed(line.text)
    findings.report("nobody can tell whether this is kept to: say what to do or not to do", at: line.range(of: item))
  }
}

/// Short, of general words, and with nothing that could be found in code.
private func isVague(_ sentence: String) -> Bool {
  let lower = sentence.lowercased().filter { $0 != "*" }
  guard !sentence.contains("`"), !sentence.contains("/"), !sentence.contains("("), !sentence.contains(":"),
    lower.split(separator: " ").count <= 14, !sentence.contains(where: \.isNumber)
  else { return false }
  return phrases.contains { lower.contains($0) } || practices.contains { lower.contains($0) } && isAsked(lower)
}

/// Whether somebody is to do something; `Security best practices` is the title of what follows elsewhere.
private func isAsked(_ sentence: String) -> Bool {
  let verbs: Set<Substring> = [
    "follow", "follows", "use", "apply", "adhere", "keep", "respect", "observe", "ensure", "implement", "write", "must",
    "should", "maintain", "stick", "be", "consider", "know",
  ]
  return sentence.split { !$0.isLetter }.contains { verbs.contains($0) }
}

private let practices = ["best practice", "good practices"]

private let phrases = [
  "clean code", "good code", "high quality", "high-quality", "be careful", "common sense",
  "readable code", "maintainable code", "code should be readable", "write good", "quality code",
  "professional code", "elegant", "be thorough", "think carefully", "do it properly", "as appropriate",
  "where appropriate", "keep it simple", "follow conventions", "well-structured", "good naming", "meaningful names",
]
