public import Discovery
import Platform

extension Surroundings.Given {
  /// What the environment of this process says of the project at `root`.
  public init(environmentOf root: String, python: String? = nil) {
    let absolute = FilePath(root).absolute
    let real = (try? absolute.resolved()) ?? absolute
    self.init(
      rootNames: real == absolute ? [absolute.text] : [absolute.text, real.text],
      settingsModule: Environment.variable("DJANGO_SETTINGS_MODULE"), pythonPath: Environment.variable("PYTHONPATH"),
      virtualEnvironment: Environment.variable("VIRTUAL_ENV"), python: python)
  }
}
