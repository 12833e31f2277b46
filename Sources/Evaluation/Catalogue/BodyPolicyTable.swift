/// The names behind `BodyPolicy`: what Django and its companions run at import time or to build URLs, fields and admins.
enum BodyPolicyTable {
  /// A body of at most so many statements is kept whatever its name.
  static let shortBody = 5
  static let shortBodyBytes = 360

  /// Methods that make classes, fields, managers, routers and URLs what they are.
  static let methods = words(
    """
    __init__ __new__ __init_subclass__ __init_subclass_with_meta__ __set_name__ __class_getitem__ __call__
    __prepare__ __get__ __getattr__ __getattribute__ deconstruct contribute_to_class contribute_to_related_class
    contribute_to_related formfield get_internal_type get_attname get_attname_column set_attributes_from_name
    set_attributes_from_rel clone check_is_swapped resolve_related_fields get_urls urls get_urlpatterns urlpatterns
    get_url_patterns get_admin_urls_for_registration get_admin_url_namespace get_admin_base_path get_url_name
    get_url_namespace get_viewsets add_to_admin_menu register_with on_register get_common_view_kwargs construct_view
    prepend_urls base_urls ready import_models create as_manager from_queryset _get_queryset_methods as_view
    get_fields get_extra_kwargs get_field_names get_default_field_names get_declared_fields _get_declared_fields
    include_extra_kwargs build_field build_standard_field build_relational_field build_nested_field
    build_property_field build_url_field get_filters get_form_class filter_for_field filter_for_lookup
    filter_for_reverse_field get_default_basename get_routes get_lookup_regex get_method_map get_extra_actions
    register unregister add_field add_to_class _prepare _setup configure setup lazy_related_operation add_api_route
    include_router api_route add_api_operation build_routers add_router _build_routers urls_paths
    get_openapi_operation_id set_model create_model create_history_model add_extra_methods finalize
    get_history_model create_translatable create_translations_model state_forwards as_urlpatterns
    """)

  /// Modules that are run for real, with all that lies below them.
  private static let whole = words(
    """
    allauth.account.app_settings allauth.account.urls allauth.app_settings allauth.decorators
    allauth.socialaccount.app_settings allauth.socialaccount.providers.base
    allauth.socialaccount.providers.oauth2.urls allauth.socialaccount.urls allauth.urls allauth.utils appconf.base
    appconf.utils auditlog.registry autoslug.fields celery.app.builtins celery.local cms.app_base cms.apphook_pool
    cms.plugin_pool cms.toolbar_pool cms.utils.conf cms.wizards colorfield.fields constance.base crispy_forms.layout
    debug_toolbar.apps debug_toolbar.settings debug_toolbar.toolbar debug_toolbar.urls
    dj_rest_auth.app_settings dj_rest_auth.urls django.apps django.conf
    django.conf.urls django.contrib.admin.decorators django.contrib.admin.sites
    django.contrib.admin.views.decorators django.contrib.auth.decorators django.contrib.auth.mixins
    django.core.files.storage.handler
    django.contrib.postgres.apps django.db.models.constants django.db.models.enums django.db.models.fields.mixins
    django.db.models.fields.proxy django.db.models.manager django.db.models.options django.db.models.signals
    django.db.models.utils django.dispatch django.template.library django.urls.conf django.urls.converters
    django.urls.exceptions django.utils.connection django.utils.datastructures django.utils.deconstruct
    django.utils.decorators django.utils.deprecation django.utils.functional django.utils.hashable
    django.utils.inspect django.utils.itercompat django.utils.module_loading django.utils.regex_helper
    django.utils.safestring django.utils.tree django.utils.version django.views.decorators django.views.generic.base
    django_countries.fields django_cryptography.fields django_distill django_extensions.db.fields
    django_extensions.db.models django_filters.conf
    django_filters.filterset django_filters.rest_framework.filterset django_filters.utils django_hosts.resolvers
    django_otp.urls django_scopes.manager django_tables2.columns.base djmoney.models.fields djmoney.models.managers
    drf_spectacular.utils drf_yasg.views easy_thumbnails.fields extra_views.advanced factory.base factory.builder
    factory.declarations factory.django factory.helpers filer.fields graphene.types.base graphene.types.objecttype
    graphene.types.utils graphene.utils.subclass_with_meta graphene_django.registry graphene_django.types
    graphene_django.utils.utils guardian.core guardian.mixins haystack.constants haystack.indexes
    health_check.plugins hijack.urls imagekit.models imagekit.registry import_export.declarative
    import_export.admin import_export.mixins
    import_export.options jsonfield.fields markupfield.fields model_utils.choices model_utils.fields
    model_utils.managers model_utils.models model_utils.tracker modelcluster.fields modelcluster.models
    modelcluster.tags modelsearch.index modeltranslation.apps modeltranslation.decorators modeltranslation.fields
    modeltranslation.models
    modeltranslation.settings modeltranslation.translator mptt.fields mptt.managers mptt.models multiselectfield
    ninja.main ninja.router oauth2_provider.models oauth2_provider.settings oauth2_provider.urls
    organizations.abstract organizations.base oscar.core.loading
    ordered_model.models parler.fields parler.models pgtrigger.core pgtrigger.registry phonenumber_field.modelfields
    picklefield.fields polymorphic.base polymorphic.managers polymorphic.models rest_framework.decorators
    rest_framework.routers rest_framework.settings rest_framework.urlpatterns rest_framework.utils.field_mapping
    rest_framework.utils.model_meta rest_framework.viewsets rest_framework_api_key.models
    rest_framework_extensions.mixins rest_framework_extensions.routers rest_framework_extensions.utils
    rest_framework_nested.routers rest_framework_simplejwt.settings reversion.revisions rules.permissions smartmin.views
    sekizai.context_processors simple_history.manager simple_history.models simple_history.register sitetree.utils
    social_core.storage social_django.models social_django.storage social_django.urls solo.models
    sorl.thumbnail.fields strawberry_django.fields.types swapper taggit.managers tastypie.api timezone_field.fields
    treebeard.models two_factor.urls waffle.decorators wagtail.admin.forms.models wagtail.admin.menu
    wagtail.admin.panels.model_utils wagtail.admin.site_summary wagtail.admin.urls wagtail.api.v2.router
    wagtail.blocks.base wagtail.blocks.definition_lookup wagtail.blocks.stream_block wagtail.blocks.struct_block
    wagtail.contrib.modeladmin.options wagtail.contrib.settings.registry wagtail.coreutils wagtail.hooks
    wagtail.search.index wagtail.snippets.models wagtail.urls wagtail.utils.decorators wagtail.utils.registry
    wagtail.utils.urlpatterns
    """)

  /// Distributions read for their declarations alone: what they run at import time says nothing of a project.
  private static let declarations = words(
    """
    allauth.account.forms allauth.account.internal allauth.account.views allauth.core allauth.headless allauth.idp
    allauth.mfa allauth.socialaccount.internal allauth.socialaccount.providers allauth.usersessions auditlog.diff
    axes cachalot celery.app.amqp celery.app.control celery.app.trace celery.beat celery.canvas celery.contrib
    celery.loaders celery.platforms celery.result celery.schedules celery.security celery.states celery.utils
    channels channels_redis cms.admin cms.cms_menus cms.cms_plugins cms.cms_wizards cms.forms cms.management
    cms.operations cms.plugin_rendering cms.sitemaps cms.templatetags cms.test_utils cms.toolbar cms.utils
    compressor dal debug_toolbar django.contrib.admin.checks django.contrib.admin.helpers
    django.contrib.admin.templatetags django.contrib.admin.utils django.contrib.admin.views.main
    django.contrib.admin.widgets django.contrib.auth.forms django.contrib.auth.hashers
    django.contrib.auth.management django.contrib.auth.password_validation django.contrib.auth.tokens
    django.contrib.auth.views django.contrib.gis django.contrib.humanize django.contrib.messages
    django.contrib.postgres.aggregates django.contrib.postgres.lookups django.contrib.postgres.operations
    django.contrib.postgres.search django.contrib.redirects django.contrib.sessions django.contrib.staticfiles
    django.contrib.syndication django.core.cache django.core.checks django.core.files django.core.handlers
    django.core.mail django.core.management django.core.paginator django.core.serializers django.core.servers
    django.core.signing django.core.validators django.db.backends django.db.migrations.autodetector
    django.db.migrations.executor django.db.migrations.graph django.db.migrations.loader
    django.db.migrations.optimizer django.db.migrations.questioner django.db.migrations.recorder
    django.db.migrations.serializer django.db.migrations.writer django.db.models.aggregates
    django.db.models.expressions django.db.models.fields.json django.db.models.fields.related_descriptors
    django.db.models.fields.related_lookups django.db.models.fields.tuple_lookups django.db.models.functions
    django.db.models.lookups django.db.models.query django.db.models.sql django.forms.boundfield django.forms.fields
    django.forms.renderers django.forms.utils django.http django.middleware django.template.backends
    django.template.base django.template.context django.template.defaultfilters django.template.defaulttags
    django.template.engine django.template.loader django.template.loader_tags django.template.loaders
    django.template.response django.template.smartif django.template.utils django.templatetags django.test
    django.utils.archive django.utils.autoreload django.utils.cache django.utils.crypto django.utils.dateformat
    django.utils.dateparse django.utils.encoding django.utils.feedgenerator django.utils.formats django.utils.html
    django.utils.http django.utils.ipv6 django.utils.log django.utils.numberformat django.utils.timezone
    django.utils.translation.trans_real django.views.csrf django.views.debug django.views.defaults django.views.i18n
    django.views.static django_csp django_elasticsearch_dsl django_extensions.management
    django_extensions.templatetags django_extensions.utils django_prometheus django_q django_redis django_structlog
    django_tasks django_webtest djangocms_text djstripe draftjs_exporter drf_spectacular drf_yasg easy_thumbnails
    factory.fuzzy fastapi filer filer.admin graphene_django.debug graphene_django.forms graphql graphql_relay
    guardian haystack health_check imagekit import_export menus micawber modelsearch.backends
    oauth2_provider.oauth2_validators oauth2_provider.views parler.utils pattern_library pilkit pipeline pydantic
    pydantic_settings redis_cache rest_framework.parsers rest_framework.renderers rest_framework.schemas
    rest_framework.templatetags rest_framework.test rest_framework.utils.encoders sass_processor silk social_core
    sqlalchemy sqlmodel starlette storages strawberry strawberry_django tablib tastypie wagtail.actions
    wagtail.admin.api wagtail.admin.compare wagtail.admin.rich_text wagtail.admin.templatetags wagtail.admin.tests
    wagtail.admin.ui wagtail.admin.views wagtail.admin.widgets wagtail.contrib.frontend_cache
    wagtail.contrib.redirects.views wagtail.contrib.search_promotions wagtail.contrib.simple_translation.views
    wagtail.contrib.styleguide wagtail.documents.views wagtail.embeds wagtail.images.rect
    wagtail.images.templatetags wagtail.images.views wagtail.locks wagtail.query wagtail.rich_text
    wagtail.search.backends wagtail.templatetags wagtail.users.views wagtail.utils.loading webtest whitenoise
    """)

  /// Functions that `ready()` calls to fill a registry: tags, receivers, models.
  static func registers(_ name: String) -> Bool {
    ["register_", "autodiscover", "connect_"].contains { name.hasPrefix($0) }
  }

  static func isRunWhole(_ module: String) -> Bool { holds(module, in: whole) }

  static func isDeclarationOnly(_ module: String) -> Bool {
    declarations.contains(String(module.prefix { $0 != "." })) && !isRunWhole(module)
  }

  /// Whether the module or a package around it is listed.
  private static func holds(_ module: String, in listed: Set<String>) -> Bool {
    var name = Substring(module)
    while true {
      if listed.contains(String(name)) { return true }
      guard let dot = name.lastIndex(of: ".") else { return false }
      name = name[..<dot]
    }
  }

  /// Functions beside classes that make classes.
  static let functions = words(
    """
    fields_for_model modelform_factory modelformset_factory inlineformset_factory formset_factory
    apply_limit_choices_to_to_formfield generic_inlineformset_factory filterset_factory table_factory
    modelresource_factory get_model get_user_model lazy_related_operation resolve_relation
    create_many_to_many_intermediary_model
    """)

  /// Methods that only run while a request is answered, a row saved or a query compiled.
  static let runtime = words(
    """
    __str__ __repr__ __hash__ __reduce__ __del__ __enter__ __exit__ __getstate__ __setstate__ __deepcopy__ __copy__
    __eq__ __ne__ __lt__ __gt__ __le__ __ge__ __html__ __bytes__ __dir__ __sizeof__ __unicode__ __next__
    save delete clean full_clean handle render render_to_response dispatch get post put patch head options
    form_valid form_invalid get_context_data get_context process_request process_response process_view
    to_python to_representation to_internal_value to_native from_db_value value_from_object value_to_string
    get_prep_value get_prep_lookup pre_save post_save run_validation as_sql execute database_forwards
    database_backwards state_forwards has_changed decompress compress bound_data prepare_value save_form_data
    authenticate has_perm has_perms has_permission has_object_permission perform_create perform_update
    paginate_queryset filter_queryset get_paginated_response resolve_expression add_arguments natural_key
    get_by_natural_key get_success_url describe validate_unique validate_constraints log write read open close
    tearDown setUp setUpClass tearDownClass setUpTestData
    """)

  /// How names start that start-up never calls.
  private static let runtimePrefixes = [
    "check_", "_check", "clean_", "validate", "_validate", "get_db_prep", "as_", "test_", "assert", "perform_",
    "handle_", "render_", "_render", "process_", "serialize", "deserialize", "_save", "_delete", "_do_",
  ]

  /// Whether the name is of something that start-up never calls.
  static func isRuntime(_ name: String) -> Bool {
    if methods.contains(name) || functions.contains(name) { return false }
    return runtime.contains(name) || name == "check" || runtimePrefixes.contains { name.hasPrefix($0) }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
