import Discovery
import Evaluation
import Platform
import Workspace

// Prints what is found around the project named on the command line: import roots, settings modules, requirements, the
// environment and the dotted name of every Python file. `Tests/Conformance/discovery.py` compares that with what Python did.

let arguments = CommandLine.arguments.dropFirst()
let root = FilePath(arguments.first ?? ".").absolute.text
let walk = try DirectoryWalk(root: root).run()
let files = ProjectFiles(paths: walk.files.map(\.path), tree: DiskTree(root: root))
let watch = Stopwatch()
let found = Surroundings(files, .init(environmentOf: root))
print("roots", found.roots.folders.map { $0.isEmpty ? "." : $0 }.joined(separator: " "))
for settings in found.settings {
  print("settings", settings.module, settings.reason, "\(settings.path):\(settings.line)", settings.file ?? "-")
}
if let environment = found.environment {
  print("environment", environment.version, environment.sitePackages.joined(separator: " "))
  print("installed", found.installed?.distributions.count ?? 0)
}
for requirement in found.requirements.all {
  print(
    "requirement", requirement.name, requirement.constraint.text + ";", requirement.version ?? "-", requirement.path)
}
for path in files.paths where path.hasSuffix(".py") {
  print("module", found.finder.moduleName(ofFile: path) ?? "-", path)
}
for name in arguments.dropFirst() {
  switch found.finder.find(name) {
  case .found(let source): print("find", name, source.origin, source.path)
  case .namespace: print("find", name, "namespace")
  case .unknown: print("find", name, "unknown")
  case .absent: print("find", name, "absent")
  }
}
print("milliseconds", watch.milliseconds)
