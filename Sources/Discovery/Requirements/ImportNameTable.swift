/// A module and the distributions it may come from, one module a line; what `ImportNames` guesses by rule is left out.
enum ImportNameTable {
  static let text = """
    Bio biopython
    Crypto pycryptodome pycrypto
    Cryptodome pycryptodomex
    Image pillow
    MySQLdb mysqlclient
    PIL pillow
    _distutils_hack setuptools
    _pytest pytest
    absl absl-py
    admin_auto_filters django-admin-autocomplete-filter
    admin_reorder django-modeladmin-reorder
    adminsortable django-admin-sortable
    adminsortable2 django-admin-sortable2
    ajax_select django-ajax-selects
    analytics analytics-python segment-analytics-python
    argon2 argon2-cffi
    attr attrs
    azure azure-core azure-storage-blob azure-identity
    azure.storage azure-storage-blob
    background django-background-task
    background_task django-background-tasks
    backports backports-zoneinfo backports-cached-property
    bs4 beautifulsoup4
    bson pymongo
    builtins future
    captcha django-recaptcha django-simple-captcha
    cassandra cassandra-driver
    chained_selects django-smart-selects
    ckeditor_uploader django-ckeditor
    classytags django-classy-tags
    community python-louvain
    corsheaders django-cors-headers
    cv2 opencv-python opencv-python-headless opencv-contrib-python
    dal django-autocomplete-light
    dal_queryset_sequence django-autocomplete-light
    dal_select2 django-autocomplete-light
    datetimewidget django-datetime-widget
    ddf django-dynamic-fixture
    discord discord-py
    django_admin_listfilter_dropdown django-admin-list-filter-dropdown
    django_extensions_models django-extensions
    django_filters django-filter
    django_fsm django-fsm django-fsm-2
    django_q django-q django-q2
    djcelery django-celery
    djcelery_email django-celery-email
    djchoices django-choices
    djgeojson django-geojson
    djmoney django-money
    djproxy django-proxy
    djstripe dj-stripe
    drf_extra_fields django-extra-fields
    encrypted_fields django-searchable-encrypted-fields django-encrypted-fields
    explorer django-sql-explorer
    fabric fabric fabric3
    facebook facebook-sdk
    factory factory-boy
    faiss faiss-cpu faiss-gpu
    fernet_fields django-fernet-fields django-fernet-fields-v2
    fitz pymupdf
    generic_chooser wagtail-generic-chooser
    gi pygobject
    git gitpython
    google google-auth google-cloud-core protobuf google-api-core googleapis-common-protos
    google.cloud google-cloud-core
    google.cloud.secretmanager google-cloud-secret-manager
    google.oauth2 google-auth
    google.protobuf protobuf
    googleapiclient google-api-python-client
    graphql graphql-core
    grapple wagtail-grapple
    gridfs pymongo
    grpc grpcio
    grpc_status grpcio-status
    knox django-rest-knox
    ldclient launchdarkly-server-sdk
    livereload django-livereload-server
    llama_index llama-index llama-index-core
    mapwidgets django-map-widgets
    memcache python-memcached
    menus django-cms
    model_clone django-clone
    mollie mollie-api-python
    mommy model-mommy
    moneyed py-moneyed
    mpl_toolkits matplotlib
    mptt_graph django-mptt
    mssql mssql-django
    mypy_django_plugin django-stubs
    mysql mysql-connector-python
    nats nats-py
    notifications django-notifications-hq
    oauth2_provider django-oauth-toolkit
    odf odfpy
    onelogin python3-saml
    opentelemetry opentelemetry-api opentelemetry-sdk
    oscarapi django-oscar-api
    past future
    paypal django-paypal paypalrestsdk
    phonenumbers phonenumbers phonenumberslite
    pkg_resources setuptools
    psqlextra django-postgres-extra
    psycopg psycopg psycopg-binary psycopg-c
    psycopg2 psycopg2 psycopg2-binary psycopg2cffi
    pylab matplotlib
    pythoncom pywin32
    pythonjsonlogger python-json-logger
    queryset_sequence django-querysetsequence
    radius pyrad
    rangefilter django-admin-rangefilter
    registration django-registration django-registration-redux
    repoze repoze-lru
    rest_flex_fields drf-flex-fields
    rest_framework djangorestframework
    rest_framework_api_key djangorestframework-api-key
    rest_framework_bulk djangorestframework-bulk
    rest_framework_csv djangorestframework-csv
    rest_framework_datatables djangorestframework-datatables
    rest_framework_extensions drf-extensions
    rest_framework_filters djangorestframework-filters
    rest_framework_gis djangorestframework-gis
    rest_framework_guardian djangorestframework-guardian
    rest_framework_jwt djangorestframework-jwt drf-jwt
    rest_framework_nested drf-nested-routers
    rest_framework_recursive djangorestframework-recursive
    rest_framework_serializer_extensions djangorestframework-serializer-extensions
    rest_framework_simplejwt djangorestframework-simplejwt
    rest_framework_swagger django-rest-swagger
    rest_framework_tracking drf-tracking
    rest_framework_xml djangorestframework-xml
    rest_framework_yaml djangorestframework-yaml
    rolepermissions django-role-permissions
    ruamel ruamel-yaml
    schedule django-scheduler
    segment segment-analytics-python
    semantic django-semantic-ui
    shibboleth django-shibboleth-remoteuser
    skimage scikit-image
    sklearn scikit-learn
    slack slackclient
    slugify python-slugify unicode-slugify awesome-slugify
    social_core social-auth-core
    social_django social-auth-app-django
    sorl sorl-thumbnail
    speedups markupsafe
    sql_server django-pyodbc-azure mssql-django
    strawberry strawberry-graphql
    strawberry_django strawberry-graphql-django strawberry-django
    suds suds suds-community suds-jurko
    telebot pytelegrambotapi
    telegram python-telegram-bot
    template_profiler_panel django-debug-toolbar-template-profiler
    treenode django-fast-treenode django-treenode
    two_factor django-two-factor-auth
    umap umap-learn
    unidecode unidecode text-unidecode
    uwsgidecorators uwsgi
    vanilla django-vanilla-views
    vcr vcrpy
    vobject_fields vobject
    wagtailmetadata wagtail-metadata
    wagtailseo wagtail-seo
    websocket websocket-client
    win32api pywin32
    win32com pywin32
    wx wxpython
    xapian xapian-haystack
    zipstream zipstream zipstream-ng
    zoneinfo backports-zoneinfo
    zope zope-interface
    """

  /// Modules whose distribution is called as the rules guess: names that are libraries wherever they are imported.
  static let regular = """
    M2Crypto OpenSSL admin_honeypot admin_numeric_filter admin_tools advanced_filters adyen aiohttp
    aldryn_apphooks_config alembic allauth allauth_2fa amqp analytical annoying anyascii anymail apscheduler ariadne
    asgiref attrs auditlog autofixture autoslug avatar axes babel barcode baton bcrypt behave_django billiard bleach
    bleach_allowlist bootstrap3 bootstrap4 bootstrap_datepicker_plus boto boto3 botocore braces braintree brotli
    bugsnag bulk_update bulk_update_or_create cachalot cache_memoize cacheback cacheops cairocffi cairosvg cartridge
    cas celery celery_once certifi channels channels_redis chardet cities_light ckeditor classytags click
    clickhouse_driver cloudinary collectfast coloredlogs colorfield colorlog compressor computedfields concurrency
    configurations constance consul cookie_consent coverage crispy_bootstrap3 crispy_bootstrap4 crispy_bootstrap5
    crispy_forms crispy_tailwind croniter crum cryptography csp cssselect currentuser cx_Oracle daphne dateparser
    dateutil dbbackup dbsettings ddtrace debreach debug_toolbar decouple defender demjson dirtyfields dj_database_url
    dj_email_url dj_rest_auth django_auth_ldap django_bootstrap5 django_cas django_cas_ng django_celery_beat
    django_celery_results django_ckeditor_5 django_cleanup django_components django_cotton django_countries
    django_cron django_crontab django_cryptography django_cte django_dramatiq django_dynamic_fixture
    django_elasticsearch_dsl django_extensions django_fsm django_hosts django_htmx django_jinja django_json_widget
    django_jsonform django_linear_migrations django_mailbox django_measurement django_migration_linter django_mysql
    django_nose django_otp django_pglocks django_pgviews django_prices django_prometheus django_ratelimit
    django_recaptcha django_redis django_registration django_rq django_select2 django_structlog django_stubs_ext
    django_summernote django_tables2 django_tasks django_tenants django_unicorn django_vite django_webtest
    djangocms_admin_style djangocms_text djangocms_text_ckeditor djangorestframework_camel_case djangosaml2 djongo
    djoser djstripe docker dockerflow docutils docx docxtpl dotenv draftjs_exporter dramatiq drf_dynamic_fields
    drf_excel drf_nested_routers drf_spectacular drf_spectacular_sidecar drf_writable_nested drf_yasg
    dry_rest_permissions dynamic_preferences dynamic_rest easy_pdf easy_thumbnails el_pagination elasticsearch
    elasticsearch_dsl encrypted_model_fields engineio environ etcd exif extra_views fabric faker fakeredis fcm_django
    feedparser file_resubmit filebrowser filer filetype firebase_admin flags floppyforms fontawesomefree formtools
    freezegun fsm_admin future fuzzywuzzy geoip2 geojson geopy github gitlab gnupg google_auth_oauthlib googlemaps
    graphene graphene_django graphene_django_optimizer graphene_file_upload graphql_relay graphql_sync_dataloaders
    grappelli grapple graypy guardian gunicorn hashids haystack hcaptcha health_check hijack hitcount html5lib
    httpretty httpx huey humanfriendly humanize hvad icalendar ics idna imagekit impersonate import_export inflect
    inflection influxdb inotifyrecursive invitations invoke ipware jazzmin jenkins jet jinja2 jira jose josepy
    jsoneditor jsonfield jsonschema jwt knox kombu kubernetes l18n laces langdetect ldap ldap3 leaflet localflavor
    lockdown loginas lxml macaddress magic mailer maintenance_mode mako markdown markdown2 markdownx markupsafe
    marshmallow martor matplotlib mdeditor measurement meta mezzanine mixpanel mock model_bakery model_mommy
    model_utils modelcluster modelsearch modeltranslation mongoengine more_admin_filters mozilla_django_oidc mptt msal
    msgpack multiselectfield napalm neomodel nested_admin nested_inline netaddr netfields netmiko newrelic nexmo nh3
    ninja ninja_extra ninja_jwt nltk nornir nplusone numpy oauthlib ocrmypdf oidc_provider openpyxl ordered_model
    organizations orjson oscar pam pandas paramiko parler parler_rest parsedatetime payments pdf2image pdfkit
    permissionedforms permissions_policy pghistory pgtrigger phonenumber_field picklefield piexif pika pikepdf
    pipeline piston plotly polib polymorphic polymorphic_tree positions post_office posthog pptx premailer prices
    private_storage prometheus_client psycopg_pool pure_pagination push_notifications pusher pycountry pydantic
    pydantic_settings pygments pyinotify pylibmc pymemcache pymongo pymysql pyodbc pyparsing pyquery pysolr pytest
    pytest_django pythonjsonlogger pytz pywebpush qr_code qrcode qsessions rapidfuzz ratelimit raven razorpay
    recurrence redis redis_cache redis_sessions reportlab request requests requests_mock requests_oauthlib responses
    rest_auth rest_flex_fields rest_framework_api_key rest_framework_bulk rest_framework_csv rest_framework_filters
    rest_framework_gis rest_framework_guardian rest_framework_recursive rest_framework_simplejwt rest_framework_xml
    rest_framework_yaml rest_polymorphic reversion revproxy rich robots rollbar rosetta rq rq_scheduler rules
    safedelete saleor saml2 sass_processor scipy sekizai select2 selenium sendgrid sentence_transformers sentry_sdk
    serial session_security setuptools shapely shop shortuuid shortuuidfield silk simple_history simplejson sitetree
    six slack_sdk slippers snappy socketio softdelete solo sortedm2m sphinx splinter split_settings sqlalchemy
    sqlparse sslserver static_precompiler statici18n stdimage storages stripe stronghold structlog subdomains suit
    summernote svglib tables tablib taggit taggit_serializer tastypie telepath template_partials templated_email
    templated_mail tenacity tenant_schemas tensorflow test_plus thefuzz timezone_field tinymce torch tox tqdm tracking
    transformers tree_queries treebeard tweepy twilio typer typing_extensions tzlocal ujson unfold unidecode
    uritemplate urllib3 user_agents user_sessions userena uuslug uvicorn versatileimagefield viewflow vine vobject
    waffle wagtail wagtail_factories wagtail_localize wagtailfontawesomesvg wagtailmedia wagtailmenus watchdog
    watchfiles watchman watson weasyprint webpack_loader webpush websockets webtest wheel whitenoise whoosh
    widget_tweaks willow wkhtmltopdf xhtml2pdf xlrd xlsxwriter xlwt zeal zeep zxcvbn
    """
}
