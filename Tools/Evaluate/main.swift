import Base
import Discovery
import Evaluation
import Platform
import Workspace

// Prints what each name of a module stands for: `Evaluate ROOT MODULE [NAME]`.

let arguments = Array(CommandLine.arguments.dropFirst())
let root = FilePath(arguments.first ?? ".").absolute.text
let walk = try DirectoryWalk(root: root).run()
let files = ProjectFiles(paths: walk.files.map(\.path), tree: DiskTree(root: root))
let found = Surroundings(files, .init(environmentOf: root))
var evaluator = Evaluator(finder: found.finder, environment: Environment.forProjects)
let watch = Stopwatch()
if case .module(let module)? = evaluator.importModule(arguments[1]) {
  for (name, value) in evaluator.modules[module].namespace.entries() {
    if arguments.count > 2, evaluator.string(name) != arguments[2] { continue }
    print("\(evaluator.string(name)) = \(evaluator.display(value))")
  }
}
for problem in evaluator.problems { print("problem: \(evaluator.describe(problem.place)) \(problem.text)") }
print("milliseconds", watch.milliseconds)
