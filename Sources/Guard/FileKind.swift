import Base
internal import ShellSyntax

/// What a file is to a Django project, as its path tells.
public struct FileKind: Sendable, Equatable {
  /// A migration, a folder of migrations, or a pattern that finds some.
  public private(set) var isMigration = false
  /// A numbered or named migration itself, not `__init__.py`.
  public private(set) var isMigrationFile = false
  public private(set) var isDatabase = false
  public private(set) var isSecret = false
  public private(set) var isProductionSettings = false
  /// What holds the guard itself in place.
  public private(set) var isGuard = false

  public init(_ path: String) {
    let parts = path.pathParts.map { $0.lowercased() }
    guard let name = parts.last else { return }
    let folder = parts.dropLast().last
    isMigration = folder == "migrations" || name == "migrations" || (folder == "**" && parts.contains("migrations"))
    if folder == "migrations", !name.hasSuffix(".py"), !ShellNames.isOpen(name) { isMigration = false }
    isMigrationFile = isMigration && folder == "migrations" && name.hasSuffix(".py") && name != "__init__.py"
    isDatabase =
      [".sqlite3", ".sqlite", ".db"].contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
      && name != "thumbs.db"
    isSecret = Self.isSecret(name, folder)
    isProductionSettings = Self.isProductionSettings(name, folder)
    let ours = ["djangology.toml", ".djangology.toml"]
    isGuard =
      ours.contains(name) || (folder == ".claude" && name.hasPrefix("settings") && name.hasSuffix(".json"))
      || (folder == "hooks" && parts.contains(".git"))
      || (folder == "sessions" && parts.contains(".djangology"))
      || ([".cursor", ".codex", ".gemini"].contains(folder) && name.hasPrefix("hooks"))
  }

  private static func isSecret(_ name: String, _ folder: String?) -> Bool {
    let samples = ["example", "sample", "template", "dist", "tmpl", "default", "defaults", "test", "ci"]
    let words = name.split { $0 == "." || $0 == "-" || $0 == "_" }.map(String.init)
    if name == ".env" || name.hasPrefix(".env.") || name == ".envrc" || (name.hasSuffix(".env") && name.utf8.count > 4)
    {
      return !words.contains(where: samples.contains)
    }
    if folder == ".envs" || folder == ".production" && name.hasPrefix(".") { return true }
    if [".pem", ".p12", ".pfx", ".jks", ".keystore", ".kdbx"].contains(where: name.hasSuffix) { return true }
    if name.hasSuffix(".key"), !words.contains(where: samples.contains) { return true }
    if name.hasPrefix("id_rsa") || name.hasPrefix("id_ed25519") || name.hasPrefix("id_ecdsa")
      || name.hasPrefix("id_dsa")
    {
      return !name.hasSuffix(".pub")
    }
    if [".netrc", ".pgpass", ".htpasswd", ".pypirc", "credentials", "credentials.json", ".npmrc", ".git-credentials"]
      .contains(name)
    {
      return true
    }
    guard let kind = words.last, ["json", "yaml", "yml", "toml", "ini"].contains(kind),
      !words.contains(where: samples.contains)
    else {
      return false
    }
    return ["secrets", "secret", "credentials"].contains(words.first ?? "") || name.hasPrefix("service-account")
      || name.hasPrefix("service_account")
  }

  private static func isProductionSettings(_ name: String, _ folder: String?) -> Bool {
    guard name.hasSuffix(".py") else { return false }
    let words = name.dropLast(3).split { $0 == "_" || $0 == "-" || $0 == "." }
    let isNamed = words.contains { ["prod", "production", "prd", "live"].contains($0) }
    let isSettings = ["settings", "config", "conf"].contains(folder ?? "") || words.contains("settings")
    return isNamed && isSettings
  }
}
