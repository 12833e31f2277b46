public import Base
import Django
import Facts
import Platform
import PythonSyntax
import TemplateSyntax

extension Workspace {
  /// What Django's own registry would say of the project below `root`, as JSON.
  public static func dump(
    root: String, _ request: DumpRequest, tool: String
  ) throws(WorkspaceError) -> JSONValue {
    let workspace = try Workspace(root: root)
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    return try workspace.registryDump().json(only: section, tool: tool)
  }

  func registryDump() throws(WorkspaceError) -> RegistryDump {
    let files = try Workspace.allFiles(root)
    let setup = project.conventionalSetup(files: files)
    var dump = RegistryDump()
    dump.modules = project.fileOfModule
    let templates = TemplateFinder(setup, files: files)
    dump.templates = templates.templates()
    dump.templateGraph = templateGraph(templates.linkedTemplates())
    dump.tagLibraries = tagLibraries(setup, files)
    dump.commands = CommandFinder(setup, files: files).commands()
    return dump
  }

  /// Every file of the project, also those that are neither Python nor known as templates by their names.
  private static func allFiles(_ root: String) throws(WorkspaceError) -> [String] {
    do throws(FileError) {
      return try DirectoryWalk(root: root).run { _ in true }.files.map(\.path)
    } catch {
      throw error == .notADirectory ? .isFile(path: root) : .unreadable(path: root, error)
    }
  }

  private func templateGraph(_ templates: [(name: String, path: String)]) -> Section<DumpedTemplateLinks> {
    let rows = parallelMap(count: templates.count, makeScratch: { () }) { index, _ -> DumpedTemplateLinks? in
      let (name, path) = templates[index]
      guard let bytes = try? FileReader.read(root + "/" + path) else { return nil }
      return DumpedTemplateLinks(name: name, path: path, CompiledTemplate(TemplateFile(bytes)))
    }
    return Section(rows.compactMap { $0 })
  }

  private func tagLibraries(_ setup: TemplateSetup, _ files: [String]) -> Section<DumpedTagLibrary> {
    let modules = project.fileOfModule
    let finder = LibraryFinder(setup, files: files) { modules[$0] }
    var registrations: [String: LibraryRegistrations] = [:]
    for candidate in finder.candidates() {
      guard let path = candidate.file, let bytes = try? FileReader.read(root + "/" + path) else { continue }
      registrations[candidate.module] = LibraryReader.read(
        PythonFile(bytes), module: candidate.module, isPackage: path.hasSuffix("/__init__.py"))
    }
    return finder.libraries(registrations)
  }
}
