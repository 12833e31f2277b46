public import Discovery
public import Platform

extension Surroundings.Given {
  /// What these variables say of the project at `root`; one set to nothing counts as not set.
  public init(
    environmentOf root: String, _ variables: [String: String] = Environment.forProjects, python: String? = nil
  ) {
    let variables = variables.filter { !$0.value.isEmpty }
    let absolute = FilePath(root).absolute
    let real = (try? absolute.resolved()) ?? absolute
    self.init(
      rootNames: real == absolute ? [absolute.text] : [absolute.text, real.text],
      settingsModule: variables["DJANGO_SETTINGS_MODULE"], configuration: variables["DJANGO_CONFIGURATION"],
      pythonPath: variables["PYTHONPATH"],
      virtualEnvironment: variables["VIRTUAL_ENV"], python: python)
  }
}
