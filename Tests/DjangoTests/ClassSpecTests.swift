import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "classes"))
func `the project's modules hold the classes and names that the spec lists`(_ spec: Spec) {
  let dump = dumped(spec)
  var lines: [String] = []
  for row in dump.classes.items {
    let bases = row.bases.value.map { $0.joined(separator: ", ") } ?? "?"
    let line = row.place.line.value.flatMap { $0 } ?? 0
    lines.append(
      "\(row.className.shown)(\(bases)) \(row.place.file.shown):\(line)" + (row.note.condition == nil ? "" : " maybe"))
  }
  for (module, names) in dump.names.items.sorted(by: { $0.key < $1.key }) {
    let text = names.items.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.shown)" }.joined(separator: " ")
    lines.append("\(module): \(text)\(names.openness.shown)")
  }
  spec.check(lines.joined(separator: "\n"))
}
