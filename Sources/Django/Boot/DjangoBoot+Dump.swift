import Base
import Evaluation

/// The booted project as the dump prints it: each section is an extension in its subject's folder.
extension DjangoBoot {
  /// All sections; the project must have been run.
  ///
  /// - Parameter modules: all modules of the project, with their files.
  public mutating func dump(modules: [String: String] = [:]) -> RegistryDump {
    let (setUp, beside) = (setUpSections(modules), modelSections())
    var dump = ownSections(modules)
    dump.take(beside)
    dump.take(setUp)
    return dump.registry
  }

  /// The sections that stand on one another, and what the modules hold that the start did not import.
  public mutating func ownSections(_ modules: [String: String]) -> DumpPart {
    let models = host.models.countOfStart
    var dump = RegistryDump()
    dump.modules = modules
    dump.apps = appSection()
    dump.routes = routeSection(&dump.openNamespaces)
    dump.namesElsewhere = namesElsewhere(&dump.openNamespaces)
    dump.views = viewSection()
    dump.forms = formSection()
    dump.serializers = serializerSection()
    dump.admin = adminSection()
    dump.receivers = receiverSection()
    dump.factories = factorySection()
    // Celery's modules come last, as a worker would import them.
    importTaskModules()
    dump.tasks = taskSection()
    dump.settings = settingsSection()
    // Last: what is imported now was not imported by the start.
    importRest(modules.keys.filter { !Self.isLoadedByDjango($0) })
    return part(dump, models) { !Self.isLoadedByDjango($0) }
  }

  /// What is read off models once all are there: a fork of the boot may do it.
  public mutating func modelSections() -> ModelSections {
    ModelSections(models: modelSection(), filterSets: filterSetSection())
  }

  /// The sections that ask for nothing but what `setUp` left: a fork of the boot may make them.
  ///
  /// They are all that look into the modules which Django loads by their names: migrations and tag libraries.
  public mutating func setUpSections(_ modules: [String: String]) -> DumpPart {
    let models = host.models.countOfStart
    var dump = RegistryDump()
    dump.migrations = migrationSection()
    addChanges(to: &dump.migrations)
    fillTemplateSections(of: &dump)
    importRest(modules.keys.filter { Self.isLoadedByDjango($0) })
    return part(dump, models) { Self.isLoadedByDjango($0) }
  }

  private static func isLoadedByDjango(_ module: String) -> Bool {
    module.utf8.split(separator: UInt8(ascii: ".")).contains {
      $0.elementsEqual("migrations".utf8) || $0.elementsEqual("templatetags".utf8)
    }
  }

  private mutating func part(_ dump: RegistryDump, _ models: Int, _ isWanted: (String) -> Bool) -> DumpPart {
    let modules = projectModules().filter { isWanted(evaluator.string(evaluator.modules[$0].name)) }
    return DumpPart(
      registry: dump, models: models, classes: classSection(of: modules), names: nameSection(of: modules))
  }
}

/// The sections that `modelSections` makes.
public struct ModelSections: Sendable {
  var models: Section<DumpedModel>
  var filterSets: Section<DumpedFilterSet>
}

/// Some sections of a dump.
public struct DumpPart: Sendable {
  public internal(set) var registry: RegistryDump
  /// How many models Django's start had registered when its first section was made.
  public let models: Int
  /// By module.
  var classes: [String: [DumpedClass]]
  var names: [String: OpenMap<Known<String>>]

  public mutating func take(_ other: ModelSections) {
    registry.models = other.models
    registry.filterSets = other.filterSets
  }

  /// Takes over what `setUpSections` made.
  public mutating func take(_ other: DumpPart) {
    registry.migrations = other.registry.migrations
    registry.templates = other.registry.templates
    registry.templateGraph = other.registry.templateGraph
    registry.tagLibraries = other.registry.tagLibraries
    registry.commands = other.registry.commands
    classes.merge(other.classes) { own, _ in own }
    registry.classes = Section(classes.sorted { $0.key < $1.key }.flatMap(\.value))
    registry.names = OpenMap(names.merging(other.names) { own, _ in own })
  }
}
