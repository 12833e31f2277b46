/// What a project needs beside the files that an example is about.
enum Scaffold {
  /// The paths that nobody wrote.
  static func missing(in paths: [String]) -> [String] {
    let known = Set(paths)
    let packages = Set(
      paths.filter { $0.hasSuffix(".py") && $0.contains("/") }.flatMap { path in
        let parts = path.split(separator: "/").dropLast()
        return (1...parts.count).map { parts.prefix($0).joined(separator: "/") + "/__init__.py" }
      })
    // An application of templates alone is one as well.
    let shown = paths.filter { $0.contains("/templates/") }.map { path in
      String(path.prefix { $0 != "/" }) + "/__init__.py"
    }
    return (["manage.py", "settings.py", "urls.py"] + packages.union(shown)).filter { !known.contains($0) }.sorted()
  }

  /// Whether a file is part of every project.
  static func isOwn(_ path: String) -> Bool {
    ["manage.py", "settings.py", "urls.py"].contains(path) || path.hasSuffix("__init__.py")
  }

  static func file(_ path: String, _ paths: [String], _ texts: [String]) -> [UInt8]? {
    switch path {
    case "manage.py":
      return Array("import os\nos.environ.setdefault(\"DJANGO_SETTINGS_MODULE\", \"settings\")\n".utf8)
    case "settings.py": return Array(settings(paths, texts).utf8)
    case "urls.py": return Array(urls(paths).utf8)
    default: return path.hasSuffix("__init__.py") ? [] : nil
    }
  }

  private static func settings(_ paths: [String], _ texts: [String]) -> String {
    let libraries = ["rest_framework", "django_filters"].filter { name in texts.contains { $0.contains(name) } }
    let admin =
      texts.contains { $0.contains("django.contrib.admin") || $0.contains("import admin") }
      ? ["django.contrib.admin", "django.contrib.messages", "django.contrib.sessions"] : []
    let apps = ["django.contrib.contenttypes", "django.contrib.auth"] + admin + libraries + applications(paths)
    return """
      SECRET_KEY = "for examples"
      INSTALLED_APPS = [\(apps.map { "\"\($0)\"" }.joined(separator: ", "))]
      ROOT_URLCONF = "urls"
      DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}
      DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
      USE_TZ = True
      TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [], "APP_DIRS": True,
          "OPTIONS": {"context_processors": ["django.template.context_processors.request",
              "django.contrib.auth.context_processors.auth"]}}]

      """
  }

  /// Folders with code, but for what belongs to no application.
  private static func applications(_ paths: [String]) -> [String] {
    let heads = paths.filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) }
    return Set(heads).subtracting(["tests", "templates", "docs", ".github"]).sorted()
  }

  private static func urls(_ paths: [String]) -> String {
    let included = paths.filter { $0.hasSuffix("/urls.py") && $0.split(separator: "/").count == 2 }
    let lines = included.sorted().map { "    path(\"\", include(\"\($0.dropLast(8)).urls\")),\n" }.joined()
    return "from django.urls import include, path\n\nurlpatterns = [\n\(lines)]\n"
  }
}
