import Base
import Facts

/// Templates by name, and which they extend and include.
extension Linker {
  mutating func linkTemplates() {
    for (index, file) in project.files.enumerated() where file.facts.kind == .template {
      project.templates.append(Template(file: ID(index), name: file.templateName))
      templatesByName[file.templateName, default: []].append(ID(index))
    }
    for index in project.templates.indices {
      let id = project.templates[index].file
      guard let facts = project.files[id].facts.template else { continue }
      project.templates[index].extends = linkNames(facts.extends, .extends, from: id)
      project.templates[index].includes = linkNames(facts.includes, .includes, from: id)
    }
  }

  private mutating func linkNames(
    _ mentions: [TemplateFacts.Mention], _ kind: Link.Kind, from file: ID<ProjectFile>
  ) -> [ID<ProjectFile>] {
    var targets: [ID<ProjectFile>] = []
    for mention in mentions {
      guard let target = template(relative(mention.text, to: file), from: file) else { continue }
      targets.append(target)
      project.links.append(
        Link(kind, from: .file(file), to: .file(target), evidence: .proved, file: file, range: mention.range))
    }
    return targets
  }

  /// `./row.html` is meant from the template's own directory.
  private func relative(_ name: String, to file: ID<ProjectFile>) -> String {
    guard name.hasPrefix("./") || name.hasPrefix("../") else { return name }
    var parts = project.files[file].templateName.pathParts.dropLast()
    for part in name.pathParts where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// The file a template name means: not the asking file itself, the same app's before another's.
  func template(_ name: String, from file: ID<ProjectFile>) -> ID<ProjectFile>? {
    guard let files = templatesByName[name] else { return nil }
    let others = files.filter { $0 != file }
    let app = project.files[file].app
    return others.first { project.files[$0].app == app && !app.isEmpty }
      ?? others.first { !project.files[$0].flags.contains(.test) } ?? others.first
  }
}
