import Base
import Checks

/// A list of applications with one that is not installed.
let unknownApp = ContractCheck("DJI101", "app") { reading, findings in
  guard case .closed = reading.project.dump.apps.openness else { return }
  let apps = KnownApps(reading)
  for line in reading.file.lines where line.isShown && !AbsenceWords.stand(in: line.text) {
    check(named(line), line, apps, &findings)
  }
  for list in lists(reading.file.lines) {
    let named = list.compactMap { line in first(line).map { ($0, line) } }
    guard named.count(where: { apps.has($0.0) }) * 2 >= named.count, named.count >= 2 else { continue }
    for (name, line) in named { report(name, line, apps, &findings) }
  }
}

/// `Apps: core, orders, shipping`.
private func named(_ line: InstructionLine) -> [String] {
  let plain = line.text.filter { $0 != "*" && $0 != "`" }
  guard let colon = plain.firstIndex(of: ":") else { return [] }
  let head = plain[..<colon].lowercased()
  guard head.split(whereSeparator: { !$0.isLetter }).contains(where: { ["apps", "applications"].contains($0) }),
    head.count < 40
  else { return [] }
  let names = plain[plain.index(after: colon)...].split(separator: ",").map { part in
    let words = part.split(whereSeparator: { " .()".contains($0) })
    return words.count == 2 && words[0] == "and" ? String(words[1]) : words.count == 1 ? String(words[0]) : ""
  }
  return names.filter { !$0.isEmpty }
}

private func check(
  _ names: [String], _ line: InstructionLine, _ apps: KnownApps, _ findings: inout ContractFindings
) {
  guard names.count >= 2, names.count(where: apps.has) * 2 >= names.count else { return }
  for name in names { report(name, line, apps, &findings) }
}

private func report(
  _ name: String, _ line: InstructionLine, _ apps: KnownApps, _ findings: inout ContractFindings
) {
  guard !apps.has(name), name.allSatisfy({ $0.isLowercase || $0.isNumber || "_./".contains($0) }),
    !line.text.lowercased().contains("not an app")
  else { return }
  let hint = Suggestion.nearest(to: name, in: apps.labels).map { "; did you mean \($0)?" } ?? ""
  let reason = apps.isFolder(name) ? "\(name) is not in INSTALLED_APPS" : "there is no application \(name)"
  findings.report(reason + hint, at: line.range(of: name))
}

/// Runs of list items below a heading or behind a line that speaks of applications.
private func lists(_ lines: [InstructionLine]) -> [[InstructionLine]] {
  var lists: [[InstructionLine]] = []
  var open: [InstructionLine] = []
  var speaks = false
  for line in lines {
    let isItem = line.item != nil && line.text.first != " "
    if isItem, speaks || speaksOfApps(line.headings.last ?? "") { open.append(line); continue }
    if line.kind == .blank || line.text.first == " " { continue }
    if !open.isEmpty { lists.append(open); open = [] }
    speaks = line.isShown && line.item == nil && line.text.hasSuffix(":") && speaksOfApps(line.text)
  }
  return open.isEmpty ? lists : lists + [open]
}

private func speaksOfApps(_ text: String) -> Bool {
  text.lowercased().split(whereSeparator: { !$0.isLetter }).contains { $0 == "apps" || $0 == "applications" }
}

/// What an item is about: its first words, when they are marked.
private func first(_ line: InstructionLine) -> String? {
  guard let item = line.item else { return nil }
  for mark in ["`", "**`", "**"] where item.hasPrefix(mark) {
    let name = item.dropFirst(mark.count).prefix { !"`*:".contains($0) }
    let plain = PathBook.plain(String(name))
    return plain.isEmpty || plain.contains(" ") ? nil : plain
  }
  return nil
}

private struct KnownApps {
  let labels: [String]
  private let names: Set<String>
  private let paths: PathBook

  init(_ reading: ReadInstructions) {
    let items = reading.project.dump.apps.items
    labels = items.compactMap(\.label.value).sorted()
    var names = Set(labels)
    for app in items {
      guard let name = app.name.value ?? nil else { continue }
      names.formUnion([name, name.dottedParts.last.map(String.init) ?? name, name.replacing(".", with: "/")])
      if let path = app.path.value ?? nil { names.insert(path) }
    }
    self.names = names
    paths = reading.paths
  }

  func has(_ name: String) -> Bool {
    let plain = PathBook.plain(name)
    return names.contains(plain) || names.contains { $0.hasSuffix("/" + plain) || $0.hasSuffix("." + plain) }
  }

  func isFolder(_ name: String) -> Bool { paths.exists(name.replacing(".", with: "/")) }
}
