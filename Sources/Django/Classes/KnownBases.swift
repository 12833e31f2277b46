import Base

/// What the classes of Django and of the packages around it are: the only place where their names are written.
///
/// A row is a class name, the packages it may come from (first components of its dotted name), and its role.
enum KnownBases {
  struct Row: Sendable {
    var name: String
    var packages: [String]
    var role: Role
  }

  private static let byName: [String: [Row]] = Dictionary(grouping: rows, by: \.name)

  /// The roles of an external class; empty if it is not known.
  static func roles(of dotted: String) -> Roles {
    var roles: Roles = []
    let name = lastPart(dotted)
    for row in byName[name] ?? [] where row.packages.contains(where: { dotted.hasPrefix($0 + ".") }) {
      roles.insert(row.role)
    }
    if roles.isEmpty, isField(dotted, name) { roles.insert(.field) }
    return roles
  }

  static func lastPart(_ dotted: String) -> String {
    guard let dot = dotted.utf8.lastIndex(of: UInt8(ascii: ".")) else { return dotted }
    return String(dotted[dotted.utf8.index(after: dot)...])
  }

  /// Packages whose `…Field` classes belong to forms, serializers, filters or tables.
  private static let otherFields = [
    "django.forms", "django.contrib.gis.forms", "rest_framework", "django_filters", "wtforms", "graphene",
    "marshmallow",
    "pydantic", "haystack", "import_export", "crispy_forms", "dataclasses", "django.contrib.postgres.forms",
    "imagekit", "drf_spectacular", "elasticsearch_dsl", "django_elasticsearch_dsl",
    "django.contrib.auth.forms", "captcha", "timezone_field.forms", "taggit.forms", "modelsearch", "wagtail.search",
  ]

  /// A model field by its name: `…Field`, `…ForeignKey`, `TaggableManager`.
  static func isField(_ dotted: String, _ name: String) -> Bool {
    guard name.hasSuffix("Field") || name.hasSuffix("ForeignKey") || fieldNames.contains(name) else { return false }
    if dotted.holds(".forms.") || dotted.holds(".serializers.") || dotted.holds(".formfields.") { return false }
    return !otherFields.contains { dotted.hasPrefix($0 + ".") }
  }

  private static let fieldNames: Set<String> = [
    "GenericRelation", "TaggableManager", "ParentalKey", "TreeForeignKey", "CompositePrimaryKey", "TreeOneToOneField",
    "TreeManyToManyField", "ClusterTaggableManager", "MonitorField",
  ]

  private static func of(_ role: Role, _ packages: [String], _ names: String) -> [Row] {
    names.split(whereSeparator: { $0 == " " || $0 == "\n" }).map {
      Row(name: String($0), packages: packages, role: role)
    }
  }

  private static let django = ["django"]
  private static let rest = ["rest_framework"]

  private static let rows: [Row] =
    of(
      .model, ["django"], "Model AbstractUser AbstractBaseUser PermissionsMixin User Group Permission ContentType Site")
    + of(.model, ["django"], "AbstractBaseSession FlatPage Redirect LogEntry Session")
    + of(
      .model,
      [
        "mptt", "polymorphic", "treebeard", "taggit", "parler", "model_utils", "django_extensions", "modelcluster",
        "rest_framework_api_key", "django_celery_beat", "rest_framework", "django_countries", "axes", "reversion",
      ],
      """
      AbstractAPIKey PeriodicTask Token
      MPTTModel PolymorphicModel PolymorphicMPTTModel MP_Node NS_Node AL_Node TaggedItemBase GenericTaggedItemBase
      TagBase ItemBase CommonGenericTaggedItemBase GenericUUIDTaggedItemBase TranslatableModel TranslatedFieldsModel
      TimeStampedModel TimeFramedModel StatusModel SoftDeletableModel UUIDModel TitleDescriptionModel
      TitleSlugDescriptionModel ActivatorModel ClusterableModel Tag TaggedItem
      """)
    + of(
      .model,
      ["wagtail", "cms", "oscar", "solo", "ordered_model", "simple_history", "guardian", "allauth", "djstripe"],
      """
      Page Orderable AbstractImage AbstractRendition AbstractDocument Image Document Collection Site
      AbstractEmailForm AbstractForm AbstractFormField AbstractFormSubmission BaseSiteSetting BaseGenericSetting
      DraftStateMixin RevisionMixin LockableMixin WorkflowMixin PreviewableMixin TranslatableMixin BootstrapTranslatableMixin
      CMSPlugin SingletonModel OrderedModel OrderedModelBase HistoricForeignKey AbstractProduct AbstractOrder
      AbstractLine AbstractBasket AbstractAddress AbstractUserAddress AbstractVoucher AbstractStockRecord
      CollectionMember BaseSetting CopyMixin SpecificMixin
      """)
    + of(.manager, django, "Manager BaseManager UserManager BaseUserManager GroupManager CurrentSiteManager")
    + of(
      .manager, ["mptt", "polymorphic", "treebeard", "parler", "model_utils", "wagtail", "taggit", "modelcluster"],
      "TreeManager PolymorphicManager MP_NodeManager NS_NodeManager TranslatableManager InheritanceManager PageManager")
    + of(.querySet, django, "QuerySet")
    + of(
      .querySet, ["mptt", "polymorphic", "treebeard", "parler", "model_utils", "wagtail"],
      "TreeQuerySet PolymorphicQuerySet MP_NodeQuerySet TranslatableQuerySet InheritanceQuerySet PageQuerySet")
    + of(.choices, django, "TextChoices IntegerChoices Choices")
    + of(.choices, ["enum"], "Enum IntEnum StrEnum IntFlag Flag")
    + of(
      .classView, ["django", "vanilla", "extra_views", "braces", "django_tables2", "formtools", "wagtail"],
      """
      View TemplateView RedirectView DetailView ListView CreateView UpdateView DeleteView FormView ArchiveIndexView
      YearArchiveView MonthArchiveView WeekArchiveView DayArchiveView TodayArchiveView DateDetailView LoginView
      LogoutView PasswordChangeView PasswordResetView PasswordResetConfirmView PasswordResetDoneView
      PasswordResetCompleteView PasswordChangeDoneView Feed SingleTableView WizardView SessionWizardView
      CookieWizardView NamedUrlSessionWizardView ModelFormSetView InlineFormSetView FormSetView BaseDetailView
      BaseListView BaseFormView BaseCreateView BaseUpdateView BaseDeleteView ProcessFormView GenericModelView
      JavaScriptCatalog JSONCatalog Sitemap IndexView EditView ModelViewSet
      """)
    + of(
      .classView, ["graphene_django", "allauth", "django_filters", "rules", "haystack"],
      "GraphQLView SignupView LoginView FilterView SearchView")
    + of(
      .apiView, rest,
      """
      APIView GenericAPIView ListAPIView CreateAPIView RetrieveAPIView UpdateAPIView DestroyAPIView ListCreateAPIView
      RetrieveUpdateAPIView RetrieveDestroyAPIView RetrieveUpdateDestroyAPIView ObtainAuthToken
      """)
    + of(.viewSet, rest + ["rest_framework_extensions", "drf_spectacular"], "ViewSet GenericViewSet ModelViewSet")
    + of(.viewSet, rest, "ReadOnlyModelViewSet ViewSetMixin")
    + of(
      .serializer,
      rest + ["rest_polymorphic", "drf_writable_nested", "taggit", "rest_framework_simplejwt", "dj_rest_auth"],
      """
      BaseSerializer Serializer ModelSerializer HyperlinkedModelSerializer ListSerializer PolymorphicSerializer
      WritableNestedModelSerializer TokenObtainPairSerializer LoginSerializer UserDetailsSerializer
      """)
    + of(
      .form, ["django", "wtforms", "flask_wtf", "crispy_forms", "haystack", "formtools"],
      "BaseForm Form AuthenticationForm PasswordResetForm SetPasswordForm PasswordChangeForm AdminAuthenticationForm")
    + of(
      .form, ["allauth", "haystack", "wagtail"],
      "SignupForm LoginForm SearchForm FacetedSearchForm ModelSearchForm BaseViewRestrictionForm")
    + of(
      .modelForm, ["django", "wagtail", "modelcluster", "mptt", "treebeard", "parler", "oscar"],
      """
      ModelForm BaseModelForm UserCreationForm BaseUserCreationForm AdminUserCreationForm UserChangeForm WagtailAdminPageForm
      WagtailAdminModelForm ClusterForm MPTTAdminForm MoveNodeForm TranslatableModelForm BaseImageForm BaseDocumentForm
      BaseCollectionMemberForm UserEditForm
      """)
    + of(.formSet, django, "BaseFormSet BaseModelFormSet BaseInlineFormSet BaseGenericInlineFormSet")
    + of(.filterSet, ["django_filters", "rest_framework_filters"], "FilterSet BaseFilterSet")
    + of(
      .admin,
      [
        "django", "mptt", "polymorphic", "parler", "import_export", "simple_history", "guardian", "reversion", "solo",
        "treebeard", "adminsortable2", "nested_admin", "unfold", "modeltranslation",
      ],
      """
      ModelAdmin UserAdmin GroupAdmin OSMGeoAdmin GISModelAdmin MPTTModelAdmin DraggableMPTTAdmin PolymorphicParentModelAdmin
      PolymorphicChildModelAdmin TranslatableAdmin ImportExportModelAdmin ImportExportMixin ExportMixin SimpleHistoryAdmin
      GuardedModelAdmin VersionAdmin SingletonModelAdmin TreeAdmin SortableAdminMixin TranslationAdmin
      """)
    + of(
      .inline, ["django", "nested_admin", "adminsortable2", "unfold", "polymorphic"],
      """
      TabularInline StackedInline InlineModelAdmin GenericTabularInline GenericStackedInline GenericInlineModelAdmin
      NestedStackedInline NestedTabularInline SortableInlineAdminMixin StackedPolymorphicInline
      """)
    + of(.appConfig, django + ["oscar", "wagtail"], "AppConfig OscarConfig OscarDashboardConfig")
    + of(.middleware, django, "MiddlewareMixin")
    + of(.command, django, "BaseCommand AppCommand LabelCommand NoArgsCommand TemplateCommand")
    + of(
      .testCase, ["django", "unittest", "rest_framework", "django_webtest", "wagtail", "graphene_django", "channels"],
      """
      TestCase SimpleTestCase TransactionTestCase LiveServerTestCase StaticLiveServerTestCase APITestCase
      APISimpleTestCase APITransactionTestCase APILiveServerTestCase WebTest IsolatedAsyncioTestCase
      WagtailPageTestCase WagtailPageTests GraphQLTestCase URLPatternsTestCase ChannelsLiveServerTestCase
      """)
    + of(
      .factory, ["factory", "wagtail_factories"],
      "DjangoModelFactory Factory DictFactory PageFactory ImageFactory DocumentFactory")
    + of(.factory, ["factory"], "ModelFactory")
    + of(.migration, django, "Migration")
    + of(
      .permission, rest,
      """
      BasePermission AllowAny IsAuthenticated IsAdminUser IsAuthenticatedOrReadOnly DjangoModelPermissions
      DjangoModelPermissionsOrAnonReadOnly DjangoObjectPermissions
      """)
    + of(.pagination, rest, "BasePagination PageNumberPagination LimitOffsetPagination CursorPagination")
    + of(.pagination, django, "Paginator")
    + of(
      .authentication, rest + ["django", "rest_framework_simplejwt"],
      """
      BaseAuthentication TokenAuthentication SessionAuthentication BasicAuthentication BaseBackend ModelBackend
      RemoteUserBackend JWTAuthentication
      """)
    + of(
      .router, rest + ["rest_framework_nested", "rest_framework_extensions"],
      "BaseRouter SimpleRouter DefaultRouter NestedSimpleRouter NestedDefaultRouter")
    + of(.task, ["celery"], "Task")
    + of(.pathConverter, django, "StringConverter IntConverter SlugConverter UUIDConverter PathConverter")
    + of(.field, ["django"], "Field ForeignKey ForeignObject OneToOneField ManyToManyField GenericForeignKey")
}
