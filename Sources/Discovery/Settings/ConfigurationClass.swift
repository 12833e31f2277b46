import Base
import PythonSyntax

/// The class of settings that a project of django-configurations is started with: `DJANGO_CONFIGURATION`.
///
/// Source: django-configurations, "Usage patterns" and `importer.py`.
struct ConfigurationClass {
  let project: ProjectFiles

  static let variable = "DJANGO_CONFIGURATION"

  /// What the environment says, else who names the settings module, else the other scripts and files, in their order.
  func name(environment: String?, for settings: SettingsCandidate?) -> String? {
    if let environment, !environment.isEmpty { return environment }
    let scripts = SettingsSearch.scriptNames.flatMap { project.named($0.name) }.filter { !ProjectFiles.isAside($0) }
    let files = (SettingsSearch.plainFiles + SettingsSearch.iniFiles).flatMap { project.named($0.0) }
    for path in [settings?.path ?? ""] + scripts + files where !path.isEmpty {
      if let name = name(in: path) { return name }
    }
    return nil
  }

  private func name(in path: String) -> String? {
    guard let text = project.tree.text(path), text.contains(Self.variable) else { return nil }
    guard path.hasSuffix(".py") else { return SettingsText.values(of: Self.variable, in: text).first }
    return project.python(path).flatMap { SettingsVariable(file: $0, name: Self.variable).values.first?.module }
  }
}
