/// Names of subcommands that matter for finding what is run.
public enum ManagementCommands {
  /// They run the subcommand named in their arguments, once for each tenant.
  static let wrapping: Set<String> = ["tenant_command", "all_tenants_command"]
  static let shells: Set<String> = ["shell", "shell_plus", "tenant_shell"]

  /// Names that stand for themselves where the program in front of them is not known.
  public static let all: Set<String> = [
    "check", "createsuperuser", "changepassword", "collectstatic", "compilemessages", "createcachetable", "dbshell",
    "diffsettings", "dumpdata", "findstatic", "flush", "inspectdb", "loaddata", "makemessages", "makemigrations",
    "migrate",
    "optimizemigration", "remove_stale_contenttypes", "reset_db", "runserver", "sendtestemail", "shell", "shell_plus",
    "showmigrations", "sqlflush", "sqlmigrate", "sqlsequencereset", "squashmigrations", "startapp", "test",
    "testserver",
    "migrate_schemas", "delete_squashed_migrations", "clearsessions",
  ]
}
