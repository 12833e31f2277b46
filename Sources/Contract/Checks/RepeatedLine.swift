import Checks

/// A sentence that was said before, here or in a file that is read before it.
let repeatedLine = ContractCheck("DJI103", "repeated") { reading, findings in
  var seen: [String: String] = [:]
  for file in reading.set.files {
    let isLast = file.path == reading.file.path
    for line in file.lines where line.kind == .prose {
      let words = normal(line.text)
      guard words.utf8.count >= 40, words.contains(" "), !line.text.contains("|") else { continue }
      if isLast, let before = seen[words] {
        findings.report("this was said in \(before)", at: line.range(of: CommandBook.trimmed(line.text)))
      }
      if seen[words] == nil { seen[words] = "\(file.path):\(line.number)" }
    }
    if isLast { return }
  }
}

private func normal(_ text: String) -> String {
  let plain = text.lowercased().filter { !"`*_\"'".contains($0) }
  let words = plain.split(whereSeparator: \.isWhitespace).drop { $0 == "-" || $0 == "+" }
  let joined = words.joined(separator: " ")
  return joined.hasSuffix(".") ? String(joined.dropLast()) : joined
}
