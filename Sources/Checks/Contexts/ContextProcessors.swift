/// What the context processors of the settings give to every template that is rendered with a request.
struct ContextProcessors {
  private(set) var names = ContextNames(["csrf_token", "request"])
  /// Those of processors that are not Django's.
  private(set) var ownNames: Set<String> = []

  private static let known: [String: Set<String>] = [
    "django.template.context_processors.request": ["request"],
    "django.contrib.auth.context_processors.auth": ["user", "perms"],
    "django.contrib.messages.context_processors.messages": ["messages", "DEFAULT_MESSAGE_LEVELS"],
    "django.template.context_processors.debug": ["debug", "sql_queries"],
    "django.template.context_processors.i18n": ["LANGUAGES", "LANGUAGE_CODE", "LANGUAGE_BIDI"],
    "django.template.context_processors.media": ["MEDIA_URL"],
    "django.template.context_processors.static": ["STATIC_URL"],
    "django.template.context_processors.tz": ["TIME_ZONE"],
    "django.template.context_processors.csrf": ["csrf_token"],
    "django.template.context_processors.csp": ["csp_nonce"],
    "wagtail.contrib.settings.context_processors.settings": ["settings"],
    "social_django.context_processors.backends": ["backends"],
    "social_django.context_processors.login_redirect": [
      "REDIRECT_FIELD_NAME", "REDIRECT_FIELD_VALUE", "REDIRECT_QUERYSTRING",
    ],
    "constance.context_processors.config": ["config"],
    "sekizai.context_processors.sekizai": ["SEKIZAI_CONTENT_HOLDER"],
  ]

  init(_ project: CheckedProject) {
    let engines = project.dump.settings.value?.templates
    guard let engines, engines.openness == .closed else {
      names = .open
      return
    }
    for engine in engines.items {
      if engine.contextProcessors.openness != .closed { names.isOpen = true }
      for value in engine.contextProcessors.items {
        guard case .string(let dotted) = value else {
          names.isOpen = true
          continue
        }
        if let known = Self.known[dotted] {
          names.names.formUnion(known)
          if !dotted.hasPrefix("django.") { ownNames.formUnion(known) }
        } else if let function = project.tables.functionIndex[dotted] {
          let returned = DictReader(project: project).returned(function)
          names.add(returned)
          ownNames.formUnion(returned.names)
        } else {
          names.isOpen = true
        }
      }
    }
  }
}
