import Platform
import Workspace

// How long a kept project takes to answer: cold, warm, and after one edit. The files of ROOT are edited and restored.
//   Refresh ROOT

let root = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "."
let passes = 11
let walk = try DirectoryWalk(root: root).run { _ in true }
let python = walk.files.map(\.path).filter { $0.hasSuffix(".py") }
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
func afterEdit(_ path: String, adding text: String, _ ask: () throws -> Void) throws -> Double {
  let place = root + "/" + path
  let bytes = try FileReader.read(place)
  defer { try? AtomicWrite.write(bytes, to: place) }
  return median(
    try (0..<passes).map { turn in
      try AtomicWrite.write(bytes + Array(text.replacing("#", with: "\(turn)").utf8), to: place)
      return try milliseconds(ask)
    })
}

let project = LiveProject(root: root)
let ask: () throws -> Void = { _ = try project.capsule(request) }
let cold = median(try (0..<5).map { _ in try milliseconds { _ = try LiveProject(root: root).capsule(request) } })
report("capsule, cold", cold, cold: cold)
try ask()
report("capsule, warm", median(try (0..<passes).map { _ in try milliseconds(ask) }), cold: cold)
report("capsule, a comment added to \(edited)", try afterEdit(edited, adding: "\n# turn #\n", ask), cold: cold)
let body = "\n\ndef added_#(request):\n    return reverse('added_#')\n"
report("capsule, a function added", try afterEdit(edited, adding: body, ask), cold: cold)
let dump: () throws -> Void = { _ = try project.dumpText(.init(), tool: "") }
let boot = try milliseconds(dump)
report("dump, cold", boot, cold: boot)
report("dump, warm", median(try (0..<3).map { _ in try milliseconds(dump) }), cold: boot)
report("dump, a comment added to \(edited)", try afterEdit(edited, adding: "\n# turn #\n", dump), cold: boot)
