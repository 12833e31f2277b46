import Base
import Evaluation
import TemplateSyntax

/// Templates, what they name, tag libraries and commands: the finders on the booted settings and applications.
extension DjangoBoot {
  mutating func fillTemplateSections(of dump: inout RegistryDump) {
    guard host.settings.module != nil else { return }
    let setup = host.templateSetup(in: &evaluator)
    let templates = TemplateFinder(setup, files: templateFiles(setup))
    dump.templates = templates.templates()
    dump.templateGraph = templateGraph(templates.linkedTemplates(), dump.templates.openness)
    let modules = appFiles(setup, "templatetags") + files.files(below: "site:django/templatetags")
    dump.tagLibraries = tagLibraries(setup, modules)
    let commands = appFiles(setup, "management/commands") + files.files(below: "site:django/core/management/commands")
    dump.commands = CommandFinder(setup, files: commands).commands()
  }

  private func templateFiles(_ setup: TemplateSetup) -> [String] {
    let finder = TemplateFinder(setup, files: [])
    let directories = Set(setup.engines.flatMap { finder.directories(of: $0) })
    return Set(directories.flatMap { files.files(below: $0) }).sorted()
  }

  private func appFiles(_ setup: TemplateSetup, _ folder: String) -> [String] {
    setup.apps.compactMap(\.path).flatMap { files.files(below: $0 == "." ? folder : $0 + "/" + folder) }
  }

  /// Where there may be other templates, they name others.
  private func templateGraph(
    _ templates: [(name: String, path: String)], _ openness: Openness
  ) -> Section<DumpedTemplateLinks> {
    let rows = templates.compactMap { name, path -> DumpedTemplateLinks? in
      guard let bytes = files.read(path) else { return nil }
      return DumpedTemplateLinks(name: name, path: path, CompiledTemplate(TemplateFile(bytes)))
    }
    return Section(rows, openness == .closed ? .closed : .open)
  }

  private mutating func tagLibraries(_ setup: TemplateSetup, _ modules: [String]) -> Section<DumpedTagLibrary> {
    let finder = evaluator.finder
    let libraries = LibraryFinder(setup, files: modules) { name in
      if case .found(let source) = finder.find(name) { source.path } else { nil }
    }
    var registrations: [String: LibraryRegistrations] = [:]
    let candidates = libraries.candidates()
    // Django imports all of them before it reads one: what several share has what each of them registers.
    for candidate in candidates { evaluator.importLibrary(candidate.module) }
    for candidate in candidates {
      registrations[candidate.module] = evaluator.registrations(of: candidate.module)
    }
    return libraries.libraries(registrations)
  }
}
