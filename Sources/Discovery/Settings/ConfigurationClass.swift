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
    let scripts = Self.scripts.flatMap(project.named).filter { !ProjectFiles.isAside($0) }
    for path in [settings?.path ?? ""] + scripts + Self.files.flatMap(project.named) where !path.isEmpty {
      if let name = name(in: path) { return name }
    }
    return nil
  }

  private func name(in path: String) -> String? {
    guard let text = project.tree.text(path), text.contains(Self.variable) else { return nil }
    guard path.hasSuffix(".py") else { return SettingsText.values(of: Self.variable, in: text).first }
    return project.python(path).flatMap { SettingsVariable(file: $0, name: Self.variable).values.first?.module }
  }

  private static let scripts = ["manage.py", "wsgi.py", "asgi.py", "celery_app.py", "celery.py"]
  private static let files = [".env", ".env.example", "docker-compose.yml", "compose.yml", "pytest.ini", "setup.cfg"]
}
