/// What a subcommand of manage.py does, and whether an agent may start it.
public struct ManagementPolicy: Sendable {
  public enum Effect: Sendable {
    /// It prints something.
    case reads
    /// It writes files of the project.
    case writesFiles
    /// It changes the database.
    case writesData
    /// It starts a server, tests or code.
    case runs
  }

  public var verdict: GuardVerdict
  public var effect: Effect
  public var message: String
  public var advice: String

  init(_ verdict: GuardVerdict, _ effect: Effect, _ message: String = "", _ advice: String = "") {
    self.verdict = verdict
    self.effect = effect
    self.message = message
    self.advice = advice
  }

  private static let person = "Ask the user to run it."
  private static let plan = "Run showmigrations --plan and ask the user to migrate."

  /// By name: Django's own, those of well-known packages, and nothing else.
  public static let table: [String: ManagementPolicy] = {
    var table: [String: ManagementPolicy] = [
      "migrate": .init(.deny, .writesData, "migrate changes the database", plan),
      "flush": .init(.deny, .writesData, "flush deletes all rows of the database", person),
      "sqlflush": .init(.ask, .reads, "sqlflush prints the SQL that empties the database", person),
      "loaddata": .init(.deny, .writesData, "loaddata overwrites rows of the database", person),
      "dbshell": .init(
        .deny, .writesData, "dbshell opens the database itself",
        "Read through the ORM (manage.py shell -c), or ask the user."),
      "reset_db": .init(.deny, .writesData, "reset_db drops the database", person),
      "reset_schema": .init(.deny, .writesData, "reset_schema drops the schema", person),
      "drop_test_database": .init(.ask, .writesData, "drop_test_database drops a database", person),
      "delete_squashed_migrations": .init(.deny, .writesFiles, "delete_squashed_migrations deletes migrations", person),
      "squashmigrations": .init(.ask, .writesFiles, "squashmigrations rewrites the history of migrations", person),
      "optimizemigration": .init(.ask, .writesFiles, "optimizemigration rewrites a migration", person),
      "remove_stale_contenttypes": .init(.ask, .writesData, "remove_stale_contenttypes deletes rows", person),
      "clearsessions": .init(.ask, .writesData, "clearsessions deletes rows", person),
      "createcachetable": .init(.ask, .writesData, "createcachetable changes the database", person),
      "createsuperuser": .init(.ask, .writesData, "createsuperuser makes an account with all rights", person),
      "changepassword": .init(.ask, .writesData, "changepassword changes an account", person),
      "set_fake_passwords": .init(.deny, .writesData, "set_fake_passwords changes all accounts", person),
      "set_fake_emails": .init(.deny, .writesData, "set_fake_emails changes all accounts", person),
      "collectstatic": .init(
        .ask, .writesFiles, "collectstatic writes into STATIC_ROOT", "Use --dry-run, or ask the user."),
      "sendtestemail": .init(.ask, .runs, "sendtestemail sends mail", person),
      "runscript": .init(.ask, .runs, "runscript runs code that was not looked at", person),
      "runjobs": .init(.ask, .runs, "runjobs runs the project's jobs", person),
      "runjob": .init(.ask, .runs, "runjob runs a job of the project", person),
      "dbrestore": .init(.deny, .writesData, "dbrestore overwrites the database", person),
      "mediarestore": .init(.deny, .writesFiles, "mediarestore overwrites uploaded files", person),
      "unmigrate": .init(.deny, .writesData, "unmigrate changes the database", plan),
      "migrate_schemas": .init(.ask, .writesData, "migrate_schemas migrates every schema of django-tenants", plan),
      "sync_schemas": .init(.ask, .writesData, "sync_schemas changes every schema", plan),
      "migrate_all": .init(.ask, .writesData, "migrate_all sounds like migrate", plan),
      "create_tenant": .init(.ask, .writesData, "create_tenant makes a schema", person),
      "clone_tenant": .init(.ask, .writesData, "clone_tenant makes a schema", person),
      "create_missing_schemas": .init(.ask, .writesData, "create_missing_schemas makes schemas", person),
      "create_tenant_superuser": .init(
        .ask, .writesData, "create_tenant_superuser makes an account with all rights", person),
      "delete_tenant": .init(.deny, .writesData, "delete_tenant drops a schema with its rows", person),
      "rename_schema": .init(.deny, .writesData, "rename_schema changes the database", person),
      "collectstatic_schemas": .init(.ask, .writesFiles, "collectstatic_schemas writes into STATIC_ROOT", person),
      "rebuild_index": .init(.ask, .writesData, "rebuild_index empties the search index first", person),
      "clear_index": .init(.deny, .writesData, "clear_index empties the search index", person),
      "clear_cache": .init(.ask, .writesData, "clear_cache empties the cache", person),
      "deleterevisions": .init(.deny, .writesData, "deleterevisions deletes rows", person),
      "createinitialrevisions": .init(.ask, .writesData, "createinitialrevisions writes rows", person),
      "clean_duplicate_history": .init(.ask, .writesData, "clean_duplicate_history deletes rows", person),
      "clean_old_history": .init(.ask, .writesData, "clean_old_history deletes rows", person),
    ]
    for name in [
      "help", "version", "check", "showmigrations", "sqlmigrate", "sqlsequencereset", "findstatic", "show_urls",
      "list_model_info",
      "print_settings", "validate_templates", "graph_models", "describe_form", "inspectdb", "lintmigrations",
      "spectacular",
      "generateschema", "list_signals", "show_template_tags", "sqldiff", "admin_generator", "pipchecker",
      "migration_plan",
      "diffsettings", "dumpdata", "list_tenants", "find_template", "show_permissions", "managestate",
    ] { table[name] = .init(.allow, .reads) }
    for name in [
      "makemigrations", "makemessages", "compilemessages", "startapp", "startproject", "create_command", "clean_pyc",
      "compile_pyc", "create_template_tags", "compress", "tailwind", "mergemigrations",
    ] { table[name] = .init(.allow, .writesFiles) }
    for name in [
      "runserver", "runserver_plus", "test", "testserver", "shell", "shell_plus", "tenant_command",
      "all_tenants_command", "tenant_shell", "livereload", "celery", "rqworker", "qcluster", "process_tasks",
    ] { table[name] = .init(.allow, .runs) }
    return table
  }()

  /// What a command is taken for whose name is all that is known.
  static func guess(_ name: String) -> ManagementPolicy {
    let words = name.lowercased().split { $0 == "_" || $0 == "-" }
    let alarming: Set<Substring> = [
      "flush", "reset", "drop", "delete", "purge", "truncate", "wipe", "clear", "migrate", "unmigrate", "restore",
      "prune",
      "destroy", "remove", "erase", "rollback", "nuke", "cleanup", "overwrite", "anonymize", "anonymise", "recreate",
    ]
    if let word = words.first(where: alarming.contains) {
      return .init(.ask, .writesData, "\(name) is a command of the project whose name says '\(word)'", person)
    }
    return .init(.allow, .runs)
  }
}
