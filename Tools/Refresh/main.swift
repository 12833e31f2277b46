import Platform
import Workspace

// How long a kept, watched project takes to answer: cold, warm, and after one edit. Files of ROOT are edited and restored.
//   Refresh ROOT [PASSES [QUESTION ...]]

let words = CommandLine.arguments.dropFirst()
let root = words.first ?? "."
let passes = words.dropFirst().first.flatMap { Int($0) } ?? 11
let wanted = Set(words.dropFirst(2))
let python = try DirectoryWalk(root: root).run().files.map(\.path).filter { $0.hasSuffix(".py") }
let models = python.filter { $0.hasSuffix("models.py") || $0.contains("/models/") }
let edited = models.isEmpty ? python[python.count / 2] : models[models.count / 2]
var request = CapsuleRequest(task: "add a field to the model and show it in the list")
request.commits = 0

func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  let watch = Stopwatch()
  try work()
  return watch.milliseconds
}

func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

func report(_ name: String, _ time: Double, cold: Double) {
  let ratio = cold / max(time, 0.001)
  print("\(name): \((time * 10).rounded() / 10) ms, cold / \((ratio * 10).rounded() / 10)")
}

/// Edits the file, asks, and restores it; the median time of the question.
func afterEdit(_ change: (String, Int) -> String, _ ask: () throws -> Void) throws -> Double {
  let place = root + "/" + edited
  let bytes = try FileReader.read(place)
  defer { try? AtomicWrite.write(bytes, to: place) }
  return median(
    try (0..<passes).map { turn in
      let text = change(String(decoding: bytes, as: UTF8.self), turn)
      try AtomicWrite.write(Array(text.utf8), to: place)
      return try milliseconds(ask)
    })
}

/// What an agent does to a file, by name, and by the number of the turn.
func changes() -> [(name: String, edit: (String, Int) -> String)] {
  [
    ("a comment added", { "\($0)\n# turn \($1)\n" }),
    (
      "a line added to a function",
      { $0.replacing("\n        return ", with: "\n        print(\($1))\n        return ") }
    ),
    ("a function added", { "\($0)\n\ndef added_\($1)(request):\n    return reverse('added_\($1)')\n" }),
  ]
}

func measure(_ name: String, coldPasses: Int, _ ask: (LiveProject) throws -> Void) throws {
  guard wanted.isEmpty || wanted.contains(name) else { return }
  let cold = median(try (0..<coldPasses).map { _ in try milliseconds { try ask(LiveProject(root: root)) } })
  report("\(name), cold", cold, cold: cold)
  let project = LiveProject(root: root, watch: TreeWatch(root: FilePath(root)))
  try ask(project)
  report("\(name), warm", median(try (0..<passes).map { _ in try milliseconds { try ask(project) } }), cold: cold)
  for change in changes() {
    report("\(name), \(change.name)", try afterEdit(change.edit) { try ask(project) }, cold: cold)
  }
}

print("edits \(edited)")
try measure("capsule", coldPasses: 5) { _ = try $0.capsule(request) }
try measure("dump", coldPasses: 1) { _ = try $0.dumpText(.init(), tool: "") }
try measure("impact", coldPasses: 1) { project in
  let path = python.first { $0.hasSuffix("models.py") } ?? edited
  _ = try project.impact(ImpactRequest(name: path))
}
