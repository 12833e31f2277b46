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
}
