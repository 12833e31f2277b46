import Platform

/// The tasks of `Examples/shop/expected.md`, each with the files an experienced developer would name for it.
struct ExpectedTask: Sendable, CustomStringConvertible {
  var task: String
  var paths: [String]
  var description: String { task.split(separator: "\n").first.map(String.init) ?? "" }

  static let repository = FilePath(#filePath).parent.parent.parent

  /// Headings of the second level are tasks, bullets below them are paths; other text belongs to the task.
  static func all() -> [ExpectedTask] {
    let page = repository.appending("Examples/shop/expected.md").text
    let text = (try? FileReader.read(page)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    var tasks: [ExpectedTask] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") {
        tasks.append(ExpectedTask(task: String(line.dropFirst(3)), paths: []))
      } else if line.hasPrefix("- "), !tasks.isEmpty {
        let path = line.dropFirst(2).prefix { $0 != " " }.filter { $0 != "`" }
        tasks[tasks.count - 1].paths.append(String(path))
      } else if !tasks.isEmpty {
        tasks[tasks.count - 1].task += "\n" + line
      }
    }
    return tasks
  }
}
