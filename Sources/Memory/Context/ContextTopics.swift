/// The subjects there are, in the order of the index.
extension ContextTopic {
  public static let all: [ContextTopic] = domain + crossDomain

  /// Those about a part of Django.
  static let domain: [ContextTopic] = [
    .init(
      name: "models", summary: "models, fields and relations", kinds: [.model],
      words: ["model", "field", "foreignkey", "relation", "manytomany", "constraint"],
      facts: [
        "A new column that is not null needs a default, or a migration in three steps: nullable, fill, not null.",
        "`on_delete` is part of the design: PROTECT where the other side must not vanish, CASCADE only for parts of a whole.",
        "`related_name` is what other code uses: a changed one breaks lookups, templates and serializers.",
        "Constraints and `unique` belong into `Meta.constraints`; `clean()` does not run on `save()`.",
        "Before a field is renamed or removed: `djangology impact app.Model.field` lists every string that names it.",
      ]),
    .init(
      name: "queries", summary: "querysets and the cost of rendering", kinds: [.model, .view, .serializer, .template],
      words: ["query", "queries", "n+1", "slow", "prefetch", "select_related", "annotate", "aggregate", "queryset"],
      facts: [
        "Relations touched in a loop, a template or a nested serializer are loaded by the queryset that feeds it.",
        "`select_related` follows single relations by join, `prefetch_related` the others by a second query.",
        "`.filter()` on a prefetched relation asks the database again; `Prefetch(queryset=…)` does not.",
        "`exists()` and `count()` on the database, `len()` only on what is loaded already.",
        "`update()` and `bulk_create()` call neither `save()` nor signals.",
      ]),
    .init(
      name: "migrations", summary: "migrations and their order", kinds: [.model, .migration],
      words: ["migration", "migrate", "schema", "column", "backfill", "makemigrations"],
      facts: [
        "A migration that others may have applied is never edited; a new one follows it.",
        "`makemigrations --check --dry-run` tells what is missing; `djangology migrations check` does without a database.",
        "Data is changed by `RunPython` with a reverse, through `apps.get_model`, never the imported model.",
        "Large tables: indexes concurrently, no rewrite of a column in the same deployment that uses it.",
        "Two leaves of one app are merged by `makemigrations --merge` after their operations were read.",
      ]),
    .init(
      name: "views", summary: "views, URLs and what they render", kinds: [.view, .url, .middleware],
      words: ["view", "url", "endpoint", "page", "redirect", "middleware", "route"],
      facts: [
        "A changed URL name or converter breaks `reverse`, `redirect` and `{% url %}`: `djangology impact` lists them.",
        "Every context variable of a template is supplied by each view that renders it.",
        "Permission is decided in the view or its mixins, before anything is read for the user.",
        "State changes by POST; GET stays safe to repeat.",
      ]),
    .init(
      name: "api", summary: "serializers, viewsets and API contracts", kinds: [.serializer, .view],
      words: ["api", "serializer", "viewset", "rest", "drf", "endpoint", "json"],
      facts: [
        "`fields` is written out; `__all__` publishes what is added to the model later.",
        "A field of a serializer is a contract: renaming or removing one is a breaking change.",
        "`permission_classes` and `get_queryset` together decide what a user sees; one alone leaks.",
        "Nested serializers need their relations loaded by the view's queryset.",
        "Lists are paginated; filters name the fields they allow.",
      ]),
    .init(
      name: "forms", summary: "forms and validation", kinds: [.form],
      words: ["form", "validation", "validate", "upload", "widget"],
      facts: [
        "`ModelForm.Meta.fields` is written out, for the reason serializers write theirs.",
        "`clean_<field>` returns the value; errors of several fields belong into `clean`.",
        "A form validates what comes in; a model's constraints hold whatever comes in.",
      ]),
    .init(
      name: "templates", summary: "templates, tags and partial pages", kinds: [.template],
      words: ["template", "html", "htmx", "page", "button", "partial"],
      facts: [
        "A name that no view supplies renders as nothing: `djangology check` tells which.",
        "`|safe` and `mark_safe` only on what this project wrote.",
        "Relations in loops are queries: they belong into the view's queryset.",
        "Each form that posts holds `{% csrf_token %}`.",
      ]),
    .init(
      name: "admin", summary: "the admin", kinds: [.admin],
      words: ["admin", "list_display", "inline"],
      facts: [
        "Relations in `list_display` need `list_select_related`.",
        "Choices of a large table need `autocomplete_fields` or `raw_id_fields`.",
        "Names in `list_display`, `search_fields` and `readonly_fields` are strings: a renamed field breaks them silently.",
      ]),
    .init(
      name: "signals", summary: "signals and what hangs on a save", kinds: [.signal, .model],
      words: ["signal", "receiver", "post_save", "pre_save", "on save"],
      facts: [
        "Receivers are imported in `AppConfig.ready`, or they never run.",
        "A receiver that saves its sender calls itself.",
        "What must only happen when the transaction holds is queued with `transaction.on_commit`.",
      ]),
    .init(
      name: "tasks", summary: "background tasks", kinds: [.task],
      words: ["celery", "task", "queue", "cron", "schedule", "background"],
      facts: [
        "Tasks take primary keys, not instances: the row may have changed.",
        "They are queued with `transaction.on_commit`, or they start before the row is there.",
        "A task may run twice: what it does must be safe to repeat.",
      ]),
    .init(
      name: "tests", summary: "tests, factories and fixtures", kinds: [.test],
      words: ["test", "pytest", "fixture", "factory", "coverage"],
      facts: [
        "Fast first: the changed app's tests, then the suite.",
        "`assertNumQueries` or `django_assert_num_queries` pins what a queryset loads.",
        "Test data comes from the factories that are there; a new one only where none makes the model.",
      ]),
    .init(
      name: "deployment", summary: "settings and deployment", kinds: [.settings, .deployment],
      words: ["deploy", "settings", "production", "docker", "environment", "static files", "gunicorn"],
      facts: [
        "Secrets come from the environment; a settings file holds none.",
        "`check --deploy` under the production settings tells what is missing.",
        "Migrations run before the code that needs them and after the code that does not mind them.",
      ]),
  ]

  /// Those that any part can touch.
  static let crossDomain: [ContextTopic] = [
    .init(
      name: "cross-auth", summary: "authentication and permissions, wherever they are touched", kinds: [],
      words: [
        "auth", "login", "logout", "permission", "password", "token", "session", "role", "user", "owner", "staff",
        "allowed", "private", "stranger",
      ],
      facts: [
        "Object access is checked on the object, not on the page that links to it.",
        "The user model is `settings.AUTH_USER_MODEL` in fields and `get_user_model()` in code.",
        "A queryset is narrowed to the user before `get`, so that a foreign id is a 404.",
        "Tokens and passwords are compared in constant time and never logged.",
      ]),
    .init(
      name: "cross-input", summary: "what comes from outside", kinds: [],
      words: ["input", "upload", "form", "request", "webhook", "import", "csv", "search", "query string", "parse"],
      facts: [
        "Nothing of a request reaches `raw`, `extra`, `eval`, a file name or a redirect unchecked.",
        "Uploads are limited in size and kind, and stored under names of our own.",
        "A webhook verifies its signature before it reads its body.",
        "Input is validated once, at the edge: a form, serializer or schema.",
      ]),
    .init(
      name: "cross-database", summary: "transactions, locks and indexes", kinds: [],
      words: [
        "transaction", "atomic", "lock", "race", "concurren", "stock", "balance", "index", "bulk", "slow query",
        "database",
      ],
      facts: [
        "Read, decide and write stand in one `atomic` block with `select_for_update`, or in one `F()` update.",
        "What other systems must see leaves the block by `transaction.on_commit`.",
        "An index serves a query that is there; each slows every write.",
        "A uniqueness that matters is a constraint, not a query before the write.",
      ]),
  ]
}
