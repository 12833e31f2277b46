/// The names behind `BodyPolicy`: what Django and its companions run at import time or to build URLs, fields and admins.
enum BodyPolicyTable {
  /// A body of at most so many statements is kept whatever its name.
  static let shortBody = 8
  static let shortBodyBytes = 700

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
    get_history_model create_translatable create_translations_model
    """)

  /// Modules that are run for real, with all that lies below them.
  private static let whole = words(
    """
    allauth.account.app_settings allauth.account.urls allauth.app_settings allauth.decorators
    allauth.socialaccount.app_settings allauth.socialaccount.providers.base
    allauth.socialaccount.providers.oauth2.urls allauth.socialaccount.urls allauth.urls allauth.utils appconf.base
    appconf.utils auditlog.registry autoslug.fields celery.app.base celery.app.builtins celery.local cms.app_base
    cms.apphook_pool cms.cms_toolbars cms.models.fields cms.plugin_pool cms.toolbar_pool cms.utils.conf cms.wizards
    colorfield.fields constance.base crispy_forms.layout debug_toolbar.toolbar debug_toolbar.urls
    dj_rest_auth.app_settings dj_rest_auth.urls django.apps django.conf django.conf.urls
    django.contrib.admin.decorators django.contrib.admin.filters django.contrib.admin.sites
    django.contrib.auth.decorators django.contrib.auth.mixins django.contrib.contenttypes.fields
    django.contrib.postgres.apps django.db.models.base django.db.models.constants django.db.models.deletion
    django.db.models.enums django.db.models.fields.mixins django.db.models.fields.proxy django.db.models.manager
    django.db.models.options django.db.models.signals django.db.models.utils django.dispatch django.forms.forms
    django.forms.formsets django.forms.models django.forms.widgets django.template.library django.urls.conf
    django.urls.converters django.urls.exceptions django.utils.connection django.utils.datastructures
    django.utils.deconstruct django.utils.decorators django.utils.deprecation django.utils.functional
    django.utils.hashable django.utils.inspect django.utils.itercompat django.utils.module_loading
    django.utils.regex_helper django.utils.safestring django.utils.text django.utils.translation django.utils.tree
    django.utils.version django.views.decorators django.views.generic.base django_countries.fields
    django_extensions.db.fields django_extensions.db.models django_filters.conf django_filters.filterset
    django_filters.rest_framework.filterset django_filters.utils django_hosts.resolvers django_otp.urls
    django_scopes.manager django_tables2.columns.base django_tables2.tables djmoney.models.fields
    djmoney.models.managers drf_spectacular.plumbing drf_spectacular.utils drf_yasg.utils drf_yasg.views
    easy_thumbnails.fields extra_views.advanced factory.base factory.builder factory.declarations factory.django
    factory.helpers filer.fields filer.models.abstract graphene.types.base graphene.types.objecttype
    graphene.types.utils graphene.utils.subclass_with_meta graphene_django.registry graphene_django.types
    graphene_django.utils.utils guardian.core guardian.mixins haystack.constants haystack.indexes
    health_check.plugins hijack.urls imagekit.models imagekit.registry import_export.declarative
    import_export.options import_export.resources jsonfield.fields markupfield.fields model_utils.choices
    model_utils.fields model_utils.managers model_utils.models model_utils.tracker modelcluster.fields
    modelcluster.models modelcluster.tags modelsearch.index modeltranslation.decorators modeltranslation.fields
    modeltranslation.settings modeltranslation.translator mptt.fields mptt.managers mptt.models multiselectfield
    ninja.main ninja.router oauth2_provider.models oauth2_provider.settings oauth2_provider.urls
    ordered_model.models parler.fields parler.models pgtrigger.core pgtrigger.registry phonenumber_field.modelfields
    picklefield.fields polymorphic.base polymorphic.managers polymorphic.models rest_framework.decorators
    rest_framework.routers rest_framework.settings rest_framework.urlpatterns rest_framework.utils.field_mapping
    rest_framework.utils.model_meta rest_framework.viewsets rest_framework_api_key.models
    rest_framework_extensions.mixins rest_framework_extensions.routers rest_framework_extensions.utils
    rest_framework_nested.routers rest_framework_simplejwt.settings reversion.revisions rules.permissions
    sekizai.context_processors simple_history.manager simple_history.models simple_history.register sitetree.utils
    social_core.storage social_django.models social_django.storage social_django.urls solo.models
    sorl.thumbnail.fields strawberry_django.fields.types swapper taggit.managers tastypie.api tastypie.resources
    timezone_field.fields treebeard.models two_factor.urls waffle.decorators wagtail.admin.forms.models
    wagtail.admin.menu wagtail.admin.panels.base wagtail.admin.panels.model_utils wagtail.admin.site_summary
    wagtail.admin.urls wagtail.admin.viewsets wagtail.api.v2.router wagtail.blocks.base
    wagtail.blocks.definition_lookup wagtail.blocks.stream_block wagtail.blocks.struct_block
    wagtail.contrib.modeladmin.options wagtail.contrib.settings.registry wagtail.coreutils wagtail.fields
    wagtail.hooks wagtail.images.models wagtail.search.index wagtail.snippets.models wagtail.snippets.views.snippets
    wagtail.urls wagtail.utils.decorators wagtail.utils.registry wagtail.utils.urlpatterns
    """)

  /// Distributions read for their declarations alone: what they run at import time says nothing of a project.
  private static let declarations = words(
    """
    cachalot compressor debug_toolbar djstripe draftjs_exporter fastapi graphql graphql_relay haystack micawber
    pilkit pydantic pydantic_settings silk social_core sqlalchemy sqlmodel starlette storages strawberry tablib
    whitenoise
    """)

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

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
