import Base
import Evaluation
import Platform
import PythonSyntax

/// What a project's own metadata declares.
extension RequirementsSearch {
  mutating func readMetadata(_ folder: FilePath) {
    readPyproject(folder.appending("pyproject.toml").text)
    readPipfile(folder.appending("Pipfile").text)
    readSetupCfg(folder.appending("setup.cfg").text)
    readSetupPy(folder.appending("setup.py").text)
  }

  private mutating func readPyproject(_ path: String) {
    guard let document = project.tree.read(path).map({ TOMLReader($0).document }) else { return }
    add(document[path: "project", "dependencies"]?.strings ?? [], path)
    let poetry = document[path: "tool", "poetry"]
    readTable(poetry?["dependencies"], path)
    for (_, lines) in document[path: "project", "optional-dependencies"]?.entries ?? [] {
      add(lines.strings, path, .optional)
    }
    for (_, lines) in document["dependency-groups"]?.entries ?? [] { add(lines.strings, path, .optional) }
    for (_, lines) in document[path: "tool", "pdm", "dev-dependencies"]?.entries ?? [] {
      add(lines.strings, path, .optional)
    }
    add(document[path: "tool", "uv", "dev-dependencies"]?.strings ?? [], path, .optional)
    readTable(poetry?["dev-dependencies"], path, .optional)
    for (_, group) in poetry?["group"]?.entries ?? [] { readTable(group["dependencies"], path, .optional) }
  }

  private mutating func readPipfile(_ path: String) {
    guard let document = project.tree.read(path).map({ TOMLReader($0).document }) else { return }
    readTable(document["packages"], path)
    readTable(document["dev-packages"], path, .optional)
  }

  /// Reads `name = "^1.2"`, `name = {version = "^1.2", extras = […]}`, `name = [{…}, {…}]`.
  private mutating func readTable(_ table: TOMLValue?, _ path: String, _ kind: Requirement.Kind = .direct) {
    for (name, value) in table?.entries ?? [] where name != "python" {
      let choices = value.array.isEmpty ? [value] : value.array
      let text = choices.lazy.compactMap { $0.string ?? $0["version"]?.string }.first ?? ""
      let constraint = VersionConstraint(text)
      found.add(
        Requirement(
          name: DistributionName.normalised(String(name)), constraint: constraint, version: constraint.exact,
          path: path,
          kind: kind))
    }
  }

  private mutating func readSetupCfg(_ path: String) {
    guard let file = project.tree.text(path).map({ INIFile($0) }) else { return }
    add(file.entry("options", "install_requires")?.lines ?? [], path)
    for entry in file.entries where entry.section == "options.extras_require" { add(entry.lines, path, .optional) }
  }

  private mutating func readSetupPy(_ path: String) {
    guard let file = project.python(path) else { return }
    for call in file.all(Call.self) where call.calleeName?.dottedParts.last == "setup" {
      if let list = call[keyword: "install_requires"] { add(file.strings(list), path) }
      if let list = call[keyword: "tests_require"] { add(file.strings(list), path, .optional) }
      for extra in call[keyword: "extras_require"].map({ file.pairs($0) }) ?? [] {
        add(file.strings(extra.value), path, .optional)
      }
    }
  }
}
