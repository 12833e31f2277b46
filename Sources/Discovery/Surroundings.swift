import Evaluation

/// Everything a boot must know of a project before it evaluates the first line.
public struct Surroundings: Sendable {
  /// What the process was told beside the project's own files.
  public struct Given: Sendable {
    /// The absolute names of the project's root: as given, and with symlinks followed.
    public var rootNames: [String]
    public var settingsModule: String?
    /// `DJANGO_CONFIGURATION`.
    public var configuration: String?
    public var pythonPath: String?
    public var virtualEnvironment: String?
    /// An interpreter or an environment's folder, as a person named it.
    public var python: String?

    public init(
      rootNames: [String], settingsModule: String? = nil, configuration: String? = nil, pythonPath: String? = nil,
      virtualEnvironment: String? = nil, python: String? = nil
    ) {
      self.rootNames = rootNames
      self.settingsModule = settingsModule
      self.configuration = configuration
      self.pythonPath = pythonPath
      self.virtualEnvironment = virtualEnvironment
      self.python = python
    }
  }

  public let files: ProjectFiles
  public let roots: ImportRoots
  public let requirements: Requirements
  public let environment: PythonEnvironment?
  public let installed: InstalledPackages?
  public let finder: ProjectModuleFinder
  /// The best first; empty when nothing looks like settings.
  public let settings: [SettingsCandidate]
  /// The class in it, where django-configurations makes the settings.
  public let configuration: String?

  /// - Parameters:
  ///   - catalogue: library source for what no environment holds; nil takes the embedded catalogue.
  ///   - prelude: the standard library's source.
  public init(
    _ files: ProjectFiles, _ given: Given, catalogue: LibraryModules? = nil, prelude: LibraryModules = .prelude
  ) {
    let environment = PythonEnvironment.locate(
      python: given.python, active: given.virtualEnvironment, root: given.rootNames.first ?? "", tree: files.tree)
    let installed = environment.map {
      InstalledPackages($0, tree: files.tree, rootNames: given.rootNames)
    }
    let roots =
      ImportRoots(pythonPath: given.pythonPath, below: given.rootNames)?.holding(given.settingsModule, of: files)
      ?? ImportRoots(of: files)
    let requirements = Requirements(of: files, python: environment?.version ?? "3.12")
    let finder = ProjectModuleFinder(
      project: files, roots: roots, environment: installed, requirements: requirements,
      catalogue: catalogue ?? .catalogue(.embedded, for: requirements), prelude: prelude)
    let search = SettingsSearch(
      project: files, requiresDjango: requirements["django"] != nil, fileOfModule: finder.path,
      moduleOfFile: finder.moduleName)
    self.files = files
    self.roots = roots
    self.requirements = requirements
    self.environment = environment
    self.installed = installed
    self.finder = finder
    settings = search.candidates(environment: given.settingsModule)
    configuration = ConfigurationClass(project: files).name(environment: given.configuration, for: settings.first)
  }
}
