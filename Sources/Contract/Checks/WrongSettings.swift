import Base
import Checks
import Discovery

/// A settings module that does not exist: nothing starts with it.
let wrongSettings = ContractCheck("DJI101", "settings") { reading, findings in
  for line in reading.file.lines where line.kind != .hidden && line.kind != .blank {
    if AbsenceWords.stand(in: line.text) { continue }
    for name in modules(line.text) {
      guard isMissing(name, reading.project) else { continue }
      let known = reading.contract.settings.filter { $0.file != nil }.map(\.module)
      let near = Suggestion.slip(of: name, in: known.sorted())
      let hint =
        near.map { "; did you mean \($0)?" } ?? known.first.map {
          "; there is \(known.count == 1 ? $0 : known.sorted().joined(separator: ", "))"
        } ?? ""
      findings.report("there is no settings module \(name)\(hint)", at: line.range(of: name))
    }
  }
}

/// What a line names as settings.
private func modules(_ line: String) -> [String] {
  var found: [String] = []
  for mark in ["DJANGO_SETTINGS_MODULE", "--settings"] {
    var rest = line[...]
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      let value = rest.drop { "=: \"'`".contains($0) }.prefix { $0.isLetter || $0.isNumber || "._".contains($0) }
      if value.contains(".") { found.append(String(value.trimmingStop)) }
    }
  }
  for word in line.split(whereSeparator: { !($0.isLetter || $0.isNumber || "._".contains($0)) }) {
    let name = word.trimmingStop
    let parts = name.dottedParts
    if parts.count >= 2, parts.dropFirst().prefix(2).contains("settings"), parts.last?.first?.isLowercase ?? false {
      found.append(String(name))
    }
  }
  return found.filter { !$0.hasSuffix(".py") && !$0.hasPrefix("django.") && !$0.contains("..") }
}

private func isMissing(_ name: String, _ project: CheckedProject) -> Bool {
  let tables = project.tables
  if tables.moduleIndex[name] != nil || tables.packages.contains(name) { return false }
  var nearest = name
  while let dot = nearest.lastIndex(of: ".") {
    nearest = String(nearest[..<dot])
    if tables.moduleIndex[nearest] == nil, !tables.packages.contains(nearest) { continue }
    // An attribute of a module, or something that is made elsewhere.
    if let row = tables.moduleIndex[nearest], !tables.modules[row].isPackage { return false }
    return !project.mayAppear(name, nearest: nearest) && project.lost(name) != nil
  }
  return false
}
