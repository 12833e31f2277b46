import Base

/// What rules ask of the whole project, each worked out when the first one asks.
final class KeptAnalyses: Sendable {
  let types = Kept<ExpressionTypes>()
  let fields = Kept<FieldBook>()
  let writtenNames = Kept<WrittenNames>()
  let queries = Kept<QueryFacts>()
  let routeIndex = Kept<RouteIndex>()
  let routeSites = Kept<RouteSites>()
  let reverses = Kept<ReverseCalls>()
  let imports = Kept<ProjectImports>()
  let signals = Kept<SignalConnections>()
  let startup = Kept<StartupModules>()
  let templateInventory = Kept<TemplateInventory>()
  let templateUses = Kept<TemplateUses>()
  let tagInventory = Kept<TagInventory>()
  let renderSites = Kept<RenderSites>()
  let templateScopes = Kept<TemplateScopes>()
  let fixtures = Kept<PytestFixtures>()
  let pytest = Kept<PytestSetup>()
  let settingNames = Kept<SettingNames>()
  let apiRoutes = Kept<ApiRoutes>()
  let importGraph = Kept<ImportGraph>()
  let definitions = Kept<Definitions>()
  let tasks = Kept<CeleryTasks>()
  let managersByName = Kept<[String: [ID<ClassRow>]]>()
  let admins = Kept<[CheckedAdmin]>()
  let serializers = Kept<[CheckedSerializer]>()
  let mayHaveMoreApps = Kept<Bool>()
  let asksForDebug = Kept<Bool>()
  let hasAtomicRequests = Kept<Bool>()
  let usesFastApi = Kept<Bool>()
  let allowsBlocking = Kept<Bool>()
  let commentedPaths = Kept<[String]>()
  let viewFunctions = Kept<[ViewFunction]>()
  let templateReads = Kept<TemplateReads>()
  let viewModels = Kept<[String: String]>()
}

extension CheckedProject {
  /// What expressions stand for.
  public var types: ExpressionTypes { analyses.types.get { ExpressionTypes(tables) } }
  /// What may be written where a field is wanted.
  public var fields: FieldBook { analyses.fields.get { FieldBook(maker) } }
  public var writtenNames: WrittenNames { analyses.writtenNames.get { WrittenNames(sources) } }
  /// The names of routes.
  public var routeIndex: RouteIndex { analyses.routeIndex.get { RouteIndex(dump) } }
  /// The routes as they are written.
  public var routeSites: RouteSites { analyses.routeSites.get { RouteSites(maker) } }
  /// What is reversed, and where.
  public var reverses: ReverseCalls { analyses.reverses.get { ReverseCalls(maker) } }
  /// What `import` finds in the project.
  public var imports: ProjectImports { analyses.imports.get { ProjectImports(maker) } }
  /// Where functions are connected to signals.
  public var signals: SignalConnections { analyses.signals.get { SignalConnections(maker) } }
  /// What something beside tests imports.
  public var startup: StartupModules { analyses.startup.get { StartupModules(maker) } }
  /// The templates by name.
  public var templateInventory: TemplateInventory { analyses.templateInventory.get { TemplateInventory(dump) } }
  /// The templates that code names.
  public var templateUses: TemplateUses { analyses.templateUses.get { TemplateUses(maker) } }
  /// The libraries of tags and filters.
  public var tagInventory: TagInventory { analyses.tagInventory.get { TagInventory(maker) } }
  /// What code renders templates with.
  public var renderSites: RenderSites { analyses.renderSites.get { RenderSites(maker) } }
  /// The names in the contexts of templates.
  public var templateScopes: TemplateScopes { analyses.templateScopes.get { TemplateScopes(maker) } }
  /// How pytest runs, if it does.
  public var pytest: PytestSetup { analyses.pytest.get { PytestSetup(maker) } }
  /// Fixtures of pytest.
  public var fixtures: PytestFixtures { analyses.fixtures.get { PytestFixtures(maker) } }
  /// The queries that functions make.
  public var queries: QueryFacts { analyses.queries.get { QueryReader.facts(of: maker, parallelism) } }
  /// What templates read of rows.
  public var templateReads: TemplateReads { analyses.templateReads.get { TemplateReads(maker) } }
  /// What routes lead to.
  public var viewFunctions: [ViewFunction] { analyses.viewFunctions.get { ViewFunction.all(of: maker) } }
  /// The label of each view's model, by the view's dotted name.
  var viewModels: [String: String] {
    analyses.viewModels.get {
      dump.views.items.reduce(into: [:]) { models, row in
        guard let name = row.view.value else { return }
        models[name] = (row.model.value ?? nil) ?? (row.querySetModel.value ?? nil)
      }
    }
  }
  /// What may be a setting.
  public var settingNames: SettingNames { analyses.settingNames.get { SettingNames(maker) } }
  /// Routes of FastAPI.
  public var apiRoutes: ApiRoutes { analyses.apiRoutes.get { ApiRoutes(maker) } }
  /// Which module imports which.
  public var importGraph: ImportGraph { analyses.importGraph.get { ImportGraph(maker) } }
  /// What conventions speak of.
  public var definitions: Definitions { analyses.definitions.get { Definitions(maker) } }
  /// The project's managers, by the last part of their names.
  var managersByName: [String: [ID<ClassRow>]] {
    analyses.managersByName.get {
      let managers = tables.classes.indices.map { ID<ClassRow>($0) }.filter {
        tables.classes[$0].role == .manager && tables.classes[$0].file != nil
      }
      return Dictionary(grouping: managers) { type in
        tables.classes[type].dotted.dottedParts.last.map(String.init) ?? ""
      }
    }
  }
  /// Celery's tasks.
  public var tasks: CeleryTasks { analyses.tasks.get { CeleryTasks(maker) } }
}
