import Base
import Checks

/// A module, class or function in backticks that the project does not have.
let deadName = ContractCheck("DJI101", "name") { reading, findings in
  for span in reading.file.spans where !AbsenceWords.stand(in: span.line.text) {
    let name = span.text.hasSuffix("()") ? String(span.text.dropLast(2)) : span.text
    guard name.contains("."), name.utf8.count < 160, !name.hasPrefix("settings."),
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._".contains($0)) }),
      !MentionedPath.extensions.contains(where: { name.hasSuffix("." + $0) }),
      let reason = reading.project.lost(mention: name)
    else { continue }
    findings.report(
      reason + hint(name, reading.project), at: TextRange(span.start, span.start + UInt32(name.utf8.count)))
  }
}

private func hint(_ name: String, _ project: CheckedProject) -> String {
  let last = name.dottedParts.last.map(String.init) ?? name
  let all = Array(project.tables.classIndex.keys) + Array(project.tables.functionIndex.keys)
  let same = all.filter { $0.hasSuffix("." + last) && !$0.contains("<locals>") }
  return same.count == 1 ? "; did you mean \(same[0])?" : ""
}
