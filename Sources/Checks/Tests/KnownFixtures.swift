/// Fixtures of pytest and of its plugins.
public enum KnownFixtures {
  /// Those that allow access to the database, of pytest-django.
  public static let database: Set<String> = [
    "db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback", "django_user_model",
    "django_username_field", "admin_user", "admin_client", "live_server", "django_db_setup", "django_db_blocker",
  ]

  /// Those that have nothing to do with it.
  public static let harmless: Set<String> = [
    "request", "tmp_path", "tmp_path_factory", "tmpdir", "tmpdir_factory", "capsys", "capfd", "caplog", "recwarn",
    "pytestconfig", "cache", "client", "async_client", "rf", "async_rf", "settings", "mailoutbox",
    "django_assert_num_queries", "django_assert_max_num_queries", "django_capture_on_commit_callbacks", "subtests",
    "record_property", "doctest_namespace", "freezer", "faker",
  ]
}
