/// What Django's own registry would say of a project: the content of `djangology dump --json` (FORMAT.md).
///
/// A section that nothing has filled says that it is unknown.
public struct RegistryDump: Sendable {
  /// Module to file, for all modules of the project.
  public var modules: [String: String] = [:]
  public var settings: Known<DumpedSettings> = .unstated
  public var apps = Section<DumpedApp>.unstated
  public var models = Section<DumpedModel>.unstated
  public var routes = Section<DumpedRoute>.unstated
  /// The namespaces, from the root on, in which there may be names that `routes` lacks; not printed.
  public var openNamespaces: Set<RouteNamespace> = [RouteNamespace()]
  /// Full names of routes that only requests for other hosts or tenants reach; not printed.
  public var namesElsewhere: Set<String> = []
  public var admin = Section<DumpedAdmin>.unstated
  public var forms = Section<DumpedForm>.unstated
  public var serializers = Section<DumpedSerializer>.unstated
  public var filterSets = Section<DumpedFilterSet>.unstated
  public var receivers = Section<DumpedReceiver>.unstated
  public var templates = Section<DumpedTemplate>.unstated
  public var templateGraph = Section<DumpedTemplateLinks>.unstated
  public var tagLibraries = Section<DumpedTagLibrary>.unstated
  public var commands = Section<DumpedCommand>.unstated
  public var tasks = Section<DumpedTask>.unstated
  public var factories = Section<DumpedFactory>.unstated
  public var migrations: Known<DumpedMigrations> = .unstated
  public var classes = Section<DumpedClass>.unstated
  /// Module to its names that stand for a class or function defined in another module, by dotted name.
  public var names = OpenMap<OpenMap<Known<String>>>.unstated
  public var views = Section<DumpedView>.unstated

  public init() {}
}
