import Base
import MCP
import Workspace

private let path = Parameter<String>.required("path", "Of a Python file or template, from the project's root")

let getSkeletonTool = ProjectTool(
  "get_skeleton", title: "Outline of a file",
  description: """
    A file without its bodies: classes with their fields, signatures, module-level statements such as urlpatterns, each \
    with line numbers; of a template its tags. Costs a fraction of reading the file.
    """,
  parameters: [path]
) { arguments, project, _ throws(CallFailure) in
  let workspace = try project.workspace()
  guard let skeleton = workspace.skeleton(of: arguments[path]) else {
    let paths = workspace.files().map(\.path)
    let last = arguments[path].pathParts.last.map(String.init) ?? ""
    let named = paths.filter { $0.hasSuffix("/" + last) || $0 == last }
    let guess = named.isEmpty ? Suggestion.nearest(to: arguments[path], in: paths).map { [$0] } ?? [] : named
    let advice = guess.isEmpty ? "" : " Did you mean \(guess.prefix(5).joined(separator: ", "))?"
    throw CallFailure("no Python file or template at '\(arguments[path])'.\(advice)")
  }
  var text = BoundedText()
  text.add("\(skeleton.path) · \(skeleton.lineCount) lines")
  for part in skeleton.lines {
    for (place, line) in part.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = place == 0 ? "\(part.range.lowerBound)-\(part.range.upperBound) " : "  "
      text.add(number + line)
    }
  }
  return text.text("Read the lines you need.")
}
