import Base
import Checks

/// A file or folder in backticks, in a link or in a sentence that is not there.
let deadPath = ContractCheck("DJI101", "path") { reading, findings in
  for span in reading.file.spans where !AbsenceWords.stand(in: span.line.text) {
    check(span.text, span.line, span.range, reading, &findings)
  }
  for line in reading.file.lines where line.isShown && !AbsenceWords.stand(in: line.text) {
    for target in links(line.text) { check(target, line, line.range(of: target), reading, &findings) }
    for word in words(line.text) { check(word, line, line.range(of: word), reading, &findings) }
  }
}

private func check(
  _ given: String, _ line: InstructionLine, _ range: TextRange, _ reading: ReadInstructions,
  _ findings: inout ContractFindings
) {
  guard let path = MentionedPath(given)?.text, !reading.paths.exists(path), !reading.paths.mayBeIgnored(path) else {
    return
  }
  let relative = InstructionSet.resolved(path, from: reading.file.folder)
  guard !reading.paths.existsExactly(relative), isSpokenOf(path, reading), !isWish(path, line),
    !isRoute(path, line)
  else { return }
  let hint = reading.paths.near(path).map { "; did you mean \($0)?" } ?? ""
  findings.report("there is no \(path.hasSuffix("/") ? "folder" : "file") \(path)\(hint)", at: range)
}

/// Whether it is said where something is to go, which may be made then.
private func isWish(_ path: String, _ line: InstructionLine) -> Bool {
  let lower = line.text.lowercased()
  if path.hasSuffix("/") {
    let words = ["save", "store", "place", "put ", "write ", "written to", "output", "move", "fallback", "fall back"]
    return words.contains { lower.contains($0) }
  }
  return !path.contains("/") && ["should", "where applicable", "if ", "any "].contains { lower.contains($0) }
}

/// Whether it explains which URL a file would have: `routes/index.tsx` → `/`.
private func isRoute(_ path: String, _ line: InstructionLine) -> Bool {
  guard let found = line.text.firstRange(of: path) else { return false }
  let rest = line.text[found.upperBound...].drop { "` ".contains($0) }
  guard let arrow = ["→", "->", "=>"].first(where: rest.hasPrefix) else { return false }
  return rest.dropFirst(arrow.count).drop { "` ".contains($0) }.hasPrefix("/")
}

/// Whether the path is one of this project: something of it is there.
private func isSpokenOf(_ path: String, _ reading: ReadInstructions) -> Bool {
  let parts = PathBook.plain(path).pathParts.map(String.init)
  if parts.count == 1 { return MentionedPath.rootFiles.contains(path) }
  return reading.paths.exists(parts[0]) && !(parts.count == 2 && path.hasSuffix("/") && !isRooted(parts[0], reading))
}

private func isRooted(_ folder: String, _ reading: ReadInstructions) -> Bool { reading.paths.folders.contains(folder) }

/// The targets of Markdown's links.
private func links(_ line: String) -> [String] {
  var found: [String] = []
  var rest = line[...]
  while let open = rest.firstRange(of: "](") {
    let target = rest[open.upperBound...].prefix { $0 != ")" && $0 != "#" && $0 != " " }
    found.append(String(target))
    rest = rest[open.upperBound...]
  }
  return found
}

/// Words outside of code and of what somebody might say that can only be files.
private func words(_ line: String) -> [String] {
  var plain = ""
  var isCode = false
  var isSpeech = false
  for character in line {
    if character == "`" { isCode.toggle() }
    if character == "\"" { isSpeech.toggle() }
    plain.append(isCode || isSpeech || "()[]`'\",*".contains(character) ? " " : character)
  }
  return plain.split(whereSeparator: \.isWhitespace).map { String($0.trimmingStop) }.filter { word in
    word.contains("/") && !word.hasPrefix("@") && MentionedPath.extensions.contains { word.hasSuffix("." + $0) }
  }
}
