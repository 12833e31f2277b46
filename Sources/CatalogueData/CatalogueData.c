// Made by 'djangology catalog build'; do not edit.
#include "CatalogueData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char blob0[] = {
#embed "data/adrf-0.1.14.txt"
};
static const unsigned char blob1[] = {
#embed "data/asgiref-3.13.0.txt"
};
static const unsigned char blob2[] = {
#embed "data/bw-file-resubmit-0.6.0rc2.txt"
};
static const unsigned char blob3[] = {
#embed "data/celery-5.6.3.txt"
};
static const unsigned char blob4[] = {
#embed "data/channels-4.3.2.txt"
};
static const unsigned char blob5[] = {
#embed "data/channels-redis-4.3.0.txt"
};
static const unsigned char blob6[] = {
#embed "data/cloudinary-1.46.3.txt"
};
static const unsigned char blob7[] = {
#embed "data/crispy-bootstrap4-2026.2.txt"
};
static const unsigned char blob8[] = {
#embed "data/crispy-bootstrap5-2026.9.txt"
};
static const unsigned char blob9[] = {
#embed "data/crispy-tailwind-1.0.3.txt"
};
static const unsigned char blob10[] = {
#embed "data/daphne-4.2.3.txt"
};
static const unsigned char blob11[] = {
#embed "data/dj-email-url-1.0.6.txt"
};
static const unsigned char blob12[] = {
#embed "data/dj-pagination-2.5.0.txt"
};
static const unsigned char blob13[] = {
#embed "data/dj-rest-auth-7.2.0.txt"
};
static const unsigned char blob14[] = {
#embed "data/dj-stripe-2.9.0.txt"
};
static const unsigned char blob15[] = {
#embed "data/django-4.2.30.txt"
};
static const unsigned char blob16[] = {
#embed "data/django-5.2.19.txt"
};
static const unsigned char blob17[] = {
#embed "data/django-6.0.10.txt"
};
static const unsigned char blob18[] = {
#embed "data/django-6.1.3.txt"
};
static const unsigned char blob19[] = {
#embed "data/django-activity-stream-2.0.0.txt"
};
static const unsigned char blob20[] = {
#embed "data/django-admin-index-5.0.0.txt"
};
static const unsigned char blob21[] = {
#embed "data/django-admin-interface-0.28.9.txt"
};
static const unsigned char blob22[] = {
#embed "data/django-admin-list-filter-dropdown-1.0.3.txt"
};
static const unsigned char blob23[] = {
#embed "data/django-admin-rangefilter-0.15.0.txt"
};
static const unsigned char blob24[] = {
#embed "data/django-admin-sortable2-2.3.1.txt"
};
static const unsigned char blob25[] = {
#embed "data/django-ajax-tables-1.1.1.txt"
};
static const unsigned char blob26[] = {
#embed "data/django-allauth-65.17.0.txt"
};
static const unsigned char blob27[] = {
#embed "data/django-allauth-ui-1.8.1.txt"
};
static const unsigned char blob28[] = {
#embed "data/django-annoying-0.10.8.txt"
};
static const unsigned char blob29[] = {
#embed "data/django-anymail-15.2.txt"
};
static const unsigned char blob30[] = {
#embed "data/django-appconf-1.2.0.txt"
};
static const unsigned char blob31[] = {
#embed "data/django-appointment-3.12.0.txt"
};
static const unsigned char blob32[] = {
#embed "data/django-apptemplates-1.5.txt"
};
static const unsigned char blob33[] = {
#embed "data/django-apscheduler-0.7.0.txt"
};
static const unsigned char blob34[] = {
#embed "data/django-auditlog-3.4.1.txt"
};
static const unsigned char blob35[] = {
#embed "data/django-auth-ldap-5.3.0.txt"
};
static const unsigned char blob36[] = {
#embed "data/django-autocomplete-light-5.0.0.txt"
};
static const unsigned char blob37[] = {
#embed "data/django-autoslug-1.9.9.txt"
};
static const unsigned char blob38[] = {
#embed "data/django-avatar-9.0.0.txt"
};
static const unsigned char blob39[] = {
#embed "data/django-axes-7.1.0.txt"
};
static const unsigned char blob40[] = {
#embed "data/django-better-admin-arrayfield-1.4.2.txt"
};
static const unsigned char blob41[] = {
#embed "data/django-bleach-3.1.0.txt"
};
static const unsigned char blob42[] = {
#embed "data/django-bootstrap4-26.3.txt"
};
static const unsigned char blob43[] = {
#embed "data/django-bootstrap5-26.4.txt"
};
static const unsigned char blob44[] = {
#embed "data/django-braces-1.17.0.txt"
};
static const unsigned char blob45[] = {
#embed "data/django-browser-reload-1.21.0.txt"
};
static const unsigned char blob46[] = {
#embed "data/django-cachalot-2.9.1.txt"
};
static const unsigned char blob47[] = {
#embed "data/django-cache-url-3.4.6.txt"
};
static const unsigned char blob48[] = {
#embed "data/django-cacheops-7.2.txt"
};
static const unsigned char blob49[] = {
#embed "data/django-celery-beat-2.9.0.txt"
};
static const unsigned char blob50[] = {
#embed "data/django-celery-results-2.6.0.txt"
};
static const unsigned char blob51[] = {
#embed "data/django-cid-3.0.txt"
};
static const unsigned char blob52[] = {
#embed "data/django-cities-light-3.11.txt"
};
static const unsigned char blob53[] = {
#embed "data/django-ckeditor-5-0.2.20.txt"
};
static const unsigned char blob54[] = {
#embed "data/django-ckeditor-6.7.4.txt"
};
static const unsigned char blob55[] = {
#embed "data/django-classy-tags-4.1.0.txt"
};
static const unsigned char blob56[] = {
#embed "data/django-cleanup-9.0.0.txt"
};
static const unsigned char blob57[] = {
#embed "data/django-cloudinary-storage-0.3.0.txt"
};
static const unsigned char blob58[] = {
#embed "data/django-cms-5.1.3.txt"
};
static const unsigned char blob59[] = {
#embed "data/django-colorfield-0.14.0.txt"
};
static const unsigned char blob60[] = {
#embed "data/django-comments-xtd-2.10.13.txt"
};
static const unsigned char blob61[] = {
#embed "data/django-components-0.152.0.txt"
};
static const unsigned char blob62[] = {
#embed "data/django-compressor-4.6.0.txt"
};
static const unsigned char blob63[] = {
#embed "data/django-computedfields-0.3.6.txt"
};
static const unsigned char blob64[] = {
#embed "data/django-constance-4.3.5.txt"
};
static const unsigned char blob65[] = {
#embed "data/django-contact-form-5.2.0.txt"
};
static const unsigned char blob66[] = {
#embed "data/django-contrib-comments-2.2.0.txt"
};
static const unsigned char blob67[] = {
#embed "data/django-cors-headers-4.9.0.txt"
};
static const unsigned char blob68[] = {
#embed "data/django-cotton-2.8.0.txt"
};
static const unsigned char blob69[] = {
#embed "data/django-countries-8.2.0.txt"
};
static const unsigned char blob70[] = {
#embed "data/django-crispy-forms-1.14.0.txt"
};
static const unsigned char blob71[] = {
#embed "data/django-crispy-forms-2.4.txt"
};
static const unsigned char blob72[] = {
#embed "data/django-crontab-0.7.1.txt"
};
static const unsigned char blob73[] = {
#embed "data/django-crum-0.7.9.txt"
};
static const unsigned char blob74[] = {
#embed "data/django-cryptography-1.1.txt"
};
static const unsigned char blob75[] = {
#embed "data/django-csp-4.0.txt"
};
static const unsigned char blob76[] = {
#embed "data/django-date-extensions-3.1.2.txt"
};
static const unsigned char blob77[] = {
#embed "data/django-db-file-storage-0.5.6.1.txt"
};
static const unsigned char blob78[] = {
#embed "data/django-dbbackup-5.4.0.txt"
};
static const unsigned char blob79[] = {
#embed "data/django-dbsettings-1.4.0.txt"
};
static const unsigned char blob80[] = {
#embed "data/django-debug-toolbar-8.0.0.txt"
};
static const unsigned char blob81[] = {
#embed "data/django-defender-0.9.8.txt"
};
static const unsigned char blob82[] = {
#embed "data/django-dirtyfields-1.9.9.txt"
};
static const unsigned char blob83[] = {
#embed "data/django-distill-3.2.7.txt"
};
static const unsigned char blob84[] = {
#embed "data/django-drf-filepond-0.5.2.txt"
};
static const unsigned char blob85[] = {
#embed "data/django-elasticsearch-dsl-9.0.txt"
};
static const unsigned char blob86[] = {
#embed "data/django-encrypted-model-fields-0.6.5.txt"
};
static const unsigned char blob87[] = {
#embed "data/django-eventstream-5.3.4.txt"
};
static const unsigned char blob88[] = {
#embed "data/django-extensions-4.1.txt"
};
static const unsigned char blob89[] = {
#embed "data/django-extra-views-0.16.0.txt"
};
static const unsigned char blob90[] = {
#embed "data/django-filer-3.6.0.txt"
};
static const unsigned char blob91[] = {
#embed "data/django-filter-23.5.txt"
};
static const unsigned char blob92[] = {
#embed "data/django-filter-26.2.txt"
};
static const unsigned char blob93[] = {
#embed "data/django-formtools-2.7.txt"
};
static const unsigned char blob94[] = {
#embed "data/django-fsm-2-4.2.4.txt"
};
static const unsigned char blob95[] = {
#embed "data/django-graphiql-debug-toolbar-0.2.0.txt"
};
static const unsigned char blob96[] = {
#embed "data/django-grappelli-5.0.1.txt"
};
static const unsigned char blob97[] = {
#embed "data/django-gravatar2-1.4.5.txt"
};
static const unsigned char blob98[] = {
#embed "data/django-guardian-3.3.4.txt"
};
static const unsigned char blob99[] = {
#embed "data/django-gulp-rev-0.2.txt"
};
static const unsigned char blob100[] = {
#embed "data/django-haystack-3.4.0.txt"
};
static const unsigned char blob101[] = {
#embed "data/django-hcaptcha-0.2.0.txt"
};
static const unsigned char blob102[] = {
#embed "data/django-health-check-3.20.8.txt"
};
static const unsigned char blob103[] = {
#embed "data/django-hijack-3.8.0.txt"
};
static const unsigned char blob104[] = {
#embed "data/django-honeypot-1.3.0.txt"
};
static const unsigned char blob105[] = {
#embed "data/django-hosts-7.0.0.txt"
};
static const unsigned char blob106[] = {
#embed "data/django-htmx-1.29.0.txt"
};
static const unsigned char blob107[] = {
#embed "data/django-image-cropping-1.7.txt"
};
static const unsigned char blob108[] = {
#embed "data/django-imagekit-6.1.0.txt"
};
static const unsigned char blob109[] = {
#embed "data/django-impersonate-1.9.5.txt"
};
static const unsigned char blob110[] = {
#embed "data/django-import-export-4.4.1.txt"
};
static const unsigned char blob111[] = {
#embed "data/django-ipware-8.0.0.txt"
};
static const unsigned char blob112[] = {
#embed "data/django-jazzmin-3.0.5.txt"
};
static const unsigned char blob113[] = {
#embed "data/django-jinja-2.11.0.txt"
};
static const unsigned char blob114[] = {
#embed "data/django-js-asset-5.0.0.txt"
};
static const unsigned char blob115[] = {
#embed "data/django-jsonform-2.23.2.txt"
};
static const unsigned char blob116[] = {
#embed "data/django-lifecycle-1.3.0.txt"
};
static const unsigned char blob117[] = {
#embed "data/django-localflavor-5.1.txt"
};
static const unsigned char blob118[] = {
#embed "data/django-log-outgoing-requests-0.9.1.txt"
};
static const unsigned char blob119[] = {
#embed "data/django-loginas-0.3.14.txt"
};
static const unsigned char blob120[] = {
#embed "data/django-mailbox-4.10.1.txt"
};
static const unsigned char blob121[] = {
#embed "data/django-maintenance-mode-0.23.0.txt"
};
static const unsigned char blob122[] = {
#embed "data/django-markdown-deux-1.0.6.txt"
};
static const unsigned char blob123[] = {
#embed "data/django-markdown2-0.3.1.txt"
};
static const unsigned char blob124[] = {
#embed "data/django-markdownify-0.9.7.txt"
};
static const unsigned char blob125[] = {
#embed "data/django-markdownx-4.0.11.txt"
};
static const unsigned char blob126[] = {
#embed "data/django-markupfield-2.0.1.txt"
};
static const unsigned char blob127[] = {
#embed "data/django-mathfilters-1.0.0.txt"
};
static const unsigned char blob128[] = {
#embed "data/django-measurement-3.2.4.txt"
};
static const unsigned char blob129[] = {
#embed "data/django-meta-2.5.1.txt"
};
static const unsigned char blob130[] = {
#embed "data/django-model-utils-4.4.0.txt"
};
static const unsigned char blob131[] = {
#embed "data/django-modelcluster-6.5.txt"
};
static const unsigned char blob132[] = {
#embed "data/django-modeltranslation-0.20.6.txt"
};
static const unsigned char blob133[] = {
#embed "data/django-money-3.6.2.txt"
};
static const unsigned char blob134[] = {
#embed "data/django-more-admin-filters-1.15.txt"
};
static const unsigned char blob135[] = {
#embed "data/django-mptt-0.20.0.txt"
};
static const unsigned char blob136[] = {
#embed "data/django-multiselectfield-1.0.1.txt"
};
static const unsigned char blob137[] = {
#embed "data/django-nested-admin-4.1.6.txt"
};
static const unsigned char blob138[] = {
#embed "data/django-netfields-1.5.0.txt"
};
static const unsigned char blob139[] = {
#embed "data/django-ninja-1.7.1.txt"
};
static const unsigned char blob140[] = {
#embed "data/django-ninja-extra-0.31.7.txt"
};
static const unsigned char blob141[] = {
#embed "data/django-ninja-jwt-5.4.5.txt"
};
static const unsigned char blob142[] = {
#embed "data/django-notifications-hq-1.8.3.txt"
};
static const unsigned char blob143[] = {
#embed "data/django-oauth-toolkit-3.2.0.txt"
};
static const unsigned char blob144[] = {
#embed "data/django-object-actions-5.1.2.txt"
};
static const unsigned char blob145[] = {
#embed "data/django-ordered-model-3.7.4.txt"
};
static const unsigned char blob146[] = {
#embed "data/django-organizations-2.7.0.txt"
};
static const unsigned char blob147[] = {
#embed "data/django-oscar-api-3.3.0.txt"
};
static const unsigned char blob148[] = {
#embed "data/django-parler-2.4.txt"
};
static const unsigned char blob149[] = {
#embed "data/django-pattern-library-1.6.0.txt"
};
static const unsigned char blob150[] = {
#embed "data/django-payments-4.1.0.txt"
};
static const unsigned char blob151[] = {
#embed "data/django-permissionedforms-0.1.txt"
};
static const unsigned char blob152[] = {
#embed "data/django-permissions-policy-4.34.0.txt"
};
static const unsigned char blob153[] = {
#embed "data/django-pgactivity-1.8.0.txt"
};
static const unsigned char blob154[] = {
#embed "data/django-pglocks-1.0.4.txt"
};
static const unsigned char blob155[] = {
#embed "data/django-pgtrigger-4.17.0.txt"
};
static const unsigned char blob156[] = {
#embed "data/django-phonenumber-field-8.5.0.txt"
};
static const unsigned char blob157[] = {
#embed "data/django-picklefield-3.2.txt"
};
static const unsigned char blob158[] = {
#embed "data/django-pipeline-4.1.0.txt"
};
static const unsigned char blob159[] = {
#embed "data/django-polymorphic-4.1.0.txt"
};
static const unsigned char blob160[] = {
#embed "data/django-positions-0.6.0.txt"
};
static const unsigned char blob161[] = {
#embed "data/django-post-office-3.12.0.txt"
};
static const unsigned char blob162[] = {
#embed "data/django-postgres-extra-3.0.1.txt"
};
static const unsigned char blob163[] = {
#embed "data/django-prettyjson-0.4.1.txt"
};
static const unsigned char blob164[] = {
#embed "data/django-private-storage-3.1.3.txt"
};
static const unsigned char blob165[] = {
#embed "data/django-prometheus-2.4.1.txt"
};
static const unsigned char blob166[] = {
#embed "data/django-property-filter-1.4.0.txt"
};
static const unsigned char blob167[] = {
#embed "data/django-prose-2.1.0.txt"
};
static const unsigned char blob168[] = {
#embed "data/django-push-notifications-3.3.0.txt"
};
static const unsigned char blob169[] = {
#embed "data/django-q2-1.11.1.txt"
};
static const unsigned char blob170[] = {
#embed "data/django-qr-code-4.2.0.txt"
};
static const unsigned char blob171[] = {
#embed "data/django-quill-editor-0.1.42.txt"
};
static const unsigned char blob172[] = {
#embed "data/django-ratelimit-4.1.0.txt"
};
static const unsigned char blob173[] = {
#embed "data/django-recaptcha-4.1.0.txt"
};
static const unsigned char blob174[] = {
#embed "data/django-recurrence-1.14.txt"
};
static const unsigned char blob175[] = {
#embed "data/django-redis-7.0.0.txt"
};
static const unsigned char blob176[] = {
#embed "data/django-registration-5.2.1.txt"
};
static const unsigned char blob177[] = {
#embed "data/django-rest-knox-5.1.0.txt"
};
static const unsigned char blob178[] = {
#embed "data/django-rest-passwordreset-1.6.0.txt"
};
static const unsigned char blob179[] = {
#embed "data/django-rest-polymorphic-0.1.10.txt"
};
static const unsigned char blob180[] = {
#embed "data/django-restql-0.18.0.txt"
};
static const unsigned char blob181[] = {
#embed "data/django-reversion-6.4.0.txt"
};
static const unsigned char blob182[] = {
#embed "data/django-rich-2.2.0.txt"
};
static const unsigned char blob183[] = {
#embed "data/django-robots-6.1.txt"
};
static const unsigned char blob184[] = {
#embed "data/django-role-permissions-3.2.0.txt"
};
static const unsigned char blob185[] = {
#embed "data/django-rosetta-0.10.3.txt"
};
static const unsigned char blob186[] = {
#embed "data/django-rq-4.1.1.txt"
};
static const unsigned char blob187[] = {
#embed "data/django-safedelete-1.5.0.txt"
};
static const unsigned char blob188[] = {
#embed "data/django-safemigrate-6.0.txt"
};
static const unsigned char blob189[] = {
#embed "data/django-sampledatahelper-0.5.txt"
};
static const unsigned char blob190[] = {
#embed "data/django-sass-processor-1.4.2.txt"
};
static const unsigned char blob191[] = {
#embed "data/django-scheduler-0.12.0.txt"
};
static const unsigned char blob192[] = {
#embed "data/django-scim2-0.23.0.txt"
};
static const unsigned char blob193[] = {
#embed "data/django-scopes-2.0.0.txt"
};
static const unsigned char blob194[] = {
#embed "data/django-sekizai-4.1.0.txt"
};
static const unsigned char blob195[] = {
#embed "data/django-select2-8.6.1.txt"
};
static const unsigned char blob196[] = {
#embed "data/django-sendfile2-0.7.2.txt"
};
static const unsigned char blob197[] = {
#embed "data/django-ses-4.8.2.txt"
};
static const unsigned char blob198[] = {
#embed "data/django-silk-5.5.2.txt"
};
static const unsigned char blob199[] = {
#embed "data/django-simple-history-3.11.0.txt"
};
static const unsigned char blob200[] = {
#embed "data/django-sites-0.11.txt"
};
static const unsigned char blob201[] = {
#embed "data/django-sitetree-1.18.0.txt"
};
static const unsigned char blob202[] = {
#embed "data/django-soft-delete-1.0.23.txt"
};
static const unsigned char blob203[] = {
#embed "data/django-sortedm2m-4.0.0.txt"
};
static const unsigned char blob204[] = {
#embed "data/django-sr-0.0.4.txt"
};
static const unsigned char blob205[] = {
#embed "data/django-stdimage-6.0.2.txt"
};
static const unsigned char blob206[] = {
#embed "data/django-storages-1.14.6.txt"
};
static const unsigned char blob207[] = {
#embed "data/django-structlog-10.1.0.txt"
};
static const unsigned char blob208[] = {
#embed "data/django-stubs-ext-6.1.2.txt"
};
static const unsigned char blob209[] = {
#embed "data/django-summernote-0.8.20.0.txt"
};
static const unsigned char blob210[] = {
#embed "data/django-tables2-2.8.0.txt"
};
static const unsigned char blob211[] = {
#embed "data/django-taggit-6.1.0.txt"
};
static const unsigned char blob212[] = {
#embed "data/django-tagulous-2.2.3.txt"
};
static const unsigned char blob213[] = {
#embed "data/django-tailwind-4.6.0.txt"
};
static const unsigned char blob214[] = {
#embed "data/django-tasks-0.12.0.txt"
};
static const unsigned char blob215[] = {
#embed "data/django-tastypie-0.15.1.txt"
};
static const unsigned char blob216[] = {
#embed "data/django-templated-email-3.1.1.txt"
};
static const unsigned char blob217[] = {
#embed "data/django-tenants-4.0.1.txt"
};
static const unsigned char blob218[] = {
#embed "data/django-timezone-field-7.2.2.txt"
};
static const unsigned char blob219[] = {
#embed "data/django-translation-aliases-0.1.0.txt"
};
static const unsigned char blob220[] = {
#embed "data/django-tree-queries-0.23.1.txt"
};
static const unsigned char blob221[] = {
#embed "data/django-treebeard-7.0.3.txt"
};
static const unsigned char blob222[] = {
#embed "data/django-treenode-0.25.0.txt"
};
static const unsigned char blob223[] = {
#embed "data/django-two-factor-auth-1.18.1.txt"
};
static const unsigned char blob224[] = {
#embed "data/django-unfold-0.110.0.txt"
};
static const unsigned char blob225[] = {
#embed "data/django-unicorn-0.67.0.txt"
};
static const unsigned char blob226[] = {
#embed "data/django-unused-media-0.2.2.txt"
};
static const unsigned char blob227[] = {
#embed "data/django-user-agents-0.4.0.txt"
};
static const unsigned char blob228[] = {
#embed "data/django-user-sessions-2.0.0.txt"
};
static const unsigned char blob229[] = {
#embed "data/django-vanilla-views-3.0.0.txt"
};
static const unsigned char blob230[] = {
#embed "data/django-versatileimagefield-3.1.txt"
};
static const unsigned char blob231[] = {
#embed "data/django-vite-3.1.0.txt"
};
static const unsigned char blob232[] = {
#embed "data/django-waffle-2.2.1.txt"
};
static const unsigned char blob233[] = {
#embed "data/django-watson-1.6.3.txt"
};
static const unsigned char blob234[] = {
#embed "data/django-webpack-loader-3.2.4.txt"
};
static const unsigned char blob235[] = {
#embed "data/django-webtest-1.9.15.txt"
};
static const unsigned char blob236[] = {
#embed "data/django-widget-tweaks-1.5.1.txt"
};
static const unsigned char blob237[] = {
#embed "data/djangocms-admin-style-3.3.1.txt"
};
static const unsigned char blob238[] = {
#embed "data/djangocms-text-1.0.2.txt"
};
static const unsigned char blob239[] = {
#embed "data/djangorestframework-3.15.2.txt"
};
static const unsigned char blob240[] = {
#embed "data/djangorestframework-3.18.3.txt"
};
static const unsigned char blob241[] = {
#embed "data/djangorestframework-api-key-3.1.0.txt"
};
static const unsigned char blob242[] = {
#embed "data/djangorestframework-bulk-0.2.1.txt"
};
static const unsigned char blob243[] = {
#embed "data/djangorestframework-camel-case-1.4.2.txt"
};
static const unsigned char blob244[] = {
#embed "data/djangorestframework-jsonapi-8.1.0.txt"
};
static const unsigned char blob245[] = {
#embed "data/djangorestframework-jsonp-1.0.2.txt"
};
static const unsigned char blob246[] = {
#embed "data/djangorestframework-simplejwt-5.5.1.txt"
};
static const unsigned char blob247[] = {
#embed "data/djmail-2.0.0.txt"
};
static const unsigned char blob248[] = {
#embed "data/djoser-2.3.5.txt"
};
static const unsigned char blob249[] = {
#embed "data/draftjs-exporter-7.3.1.txt"
};
static const unsigned char blob250[] = {
#embed "data/drf-extensions-0.8.0.txt"
};
static const unsigned char blob251[] = {
#embed "data/drf-flex-fields-1.0.2.txt"
};
static const unsigned char blob252[] = {
#embed "data/drf-nested-routers-0.95.3.txt"
};
static const unsigned char blob253[] = {
#embed "data/drf-spectacular-0.30.0.txt"
};
static const unsigned char blob254[] = {
#embed "data/drf-spectacular-sidecar-2026.10.1.txt"
};
static const unsigned char blob255[] = {
#embed "data/drf-writable-nested-0.7.2.txt"
};
static const unsigned char blob256[] = {
#embed "data/drf-yasg-1.21.18.txt"
};
static const unsigned char blob257[] = {
#embed "data/easy-thumbnails-2.10.1.txt"
};
static const unsigned char blob258[] = {
#embed "data/factory-boy-3.3.3.txt"
};
static const unsigned char blob259[] = {
#embed "data/fastapi-0.165.0.txt"
};
static const unsigned char blob260[] = {
#embed "data/fastapi-pagination-0.16.1.txt"
};
static const unsigned char blob261[] = {
#embed "data/fastapi-users-15.0.5.txt"
};
static const unsigned char blob262[] = {
#embed "data/fastapi-utils-0.8.0.txt"
};
static const unsigned char blob263[] = {
#embed "data/feincms-26.10.1.txt"
};
static const unsigned char blob264[] = {
#embed "data/graphene-3.4.3.txt"
};
static const unsigned char blob265[] = {
#embed "data/graphene-django-3.2.3.txt"
};
static const unsigned char blob266[] = {
#embed "data/graphene-django-optimizer-0.10.0.txt"
};
static const unsigned char blob267[] = {
#embed "data/graphql-core-3.2.14.txt"
};
static const unsigned char blob268[] = {
#embed "data/graphql-relay-3.2.0.txt"
};
static const unsigned char blob269[] = {
#embed "data/jsonfield-3.2.0.txt"
};
static const unsigned char blob270[] = {
#embed "data/laces-0.1.2.txt"
};
static const unsigned char blob271[] = {
#embed "data/maykin-2fa-3.0.0.txt"
};
static const unsigned char blob272[] = {
#embed "data/mitol-django-authentication-2026.4.29.txt"
};
static const unsigned char blob273[] = {
#embed "data/mitol-django-common-2026.10.23.txt"
};
static const unsigned char blob274[] = {
#embed "data/mitol-django-mail-2026.4.29.txt"
};
static const unsigned char blob275[] = {
#embed "data/modelsearch-1.3.2.txt"
};
static const unsigned char blob276[] = {
#embed "data/mozilla-django-oidc-db-2.0.1.txt"
};
static const unsigned char blob277[] = {
#embed "data/pilkit-3.0.txt"
};
static const unsigned char blob278[] = {
#embed "data/prices-1.1.1.txt"
};
static const unsigned char blob279[] = {
#embed "data/pydantic-2.14.3.txt"
};
static const unsigned char blob280[] = {
#embed "data/pydantic-settings-2.16.3.txt"
};
static const unsigned char blob281[] = {
#embed "data/pytest-django-4.14.0.txt"
};
static const unsigned char blob282[] = {
#embed "data/pytest-factoryboy-2.8.1.txt"
};
static const unsigned char blob283[] = {
#embed "data/python-ipware-4.1.1.txt"
};
static const unsigned char blob284[] = {
#embed "data/rest-framework-generic-relations-2.2.0.txt"
};
static const unsigned char blob285[] = {
#embed "data/rules-3.5.txt"
};
static const unsigned char blob286[] = {
#embed "data/serpy-0.3.1.txt"
};
static const unsigned char blob287[] = {
#embed "data/slippers-0.7.1.txt"
};
static const unsigned char blob288[] = {
#embed "data/social-auth-app-django-5.9.0.txt"
};
static const unsigned char blob289[] = {
#embed "data/social-auth-core-4.9.1.txt"
};
static const unsigned char blob290[] = {
#embed "data/sorl-thumbnail-13.0.0.txt"
};
static const unsigned char blob291[] = {
#embed "data/sqlalchemy-2.1.9.txt"
};
static const unsigned char blob292[] = {
#embed "data/sqlmodel-0.0.50.txt"
};
static const unsigned char blob293[] = {
#embed "data/sse-starlette-3.7.0.txt"
};
static const unsigned char blob294[] = {
#embed "data/starlette-1.10.0.txt"
};
static const unsigned char blob295[] = {
#embed "data/strawberry-graphql-0.324.0.txt"
};
static const unsigned char blob296[] = {
#embed "data/strawberry-graphql-django-0.87.0.txt"
};
static const unsigned char blob297[] = {
#embed "data/swapper-1.5.0.txt"
};
static const unsigned char blob298[] = {
#embed "data/tablib-3.10.0.txt"
};
static const unsigned char blob299[] = {
#embed "data/telepath-0.3.1.txt"
};
static const unsigned char blob300[] = {
#embed "data/wagtail-7.4.4.txt"
};
static const unsigned char blob301[] = {
#embed "data/wagtail-8.0.1.txt"
};
static const unsigned char blob302[] = {
#embed "data/wagtail-factories-4.5.0.txt"
};
static const unsigned char blob303[] = {
#embed "data/wagtail-headless-preview-0.9.0.txt"
};
static const unsigned char blob304[] = {
#embed "data/wagtail-localize-1.14.5.txt"
};
static const unsigned char blob305[] = {
#embed "data/wagtail-metadata-5.0.0.txt"
};
static const unsigned char blob306[] = {
#embed "data/whitenoise-6.12.0.txt"
};

static const struct {
  const unsigned char *bytes;
  size_t size;
} blobs[] = {
  {blob0, sizeof blob0},
  {blob1, sizeof blob1},
  {blob2, sizeof blob2},
  {blob3, sizeof blob3},
  {blob4, sizeof blob4},
  {blob5, sizeof blob5},
  {blob6, sizeof blob6},
  {blob7, sizeof blob7},
  {blob8, sizeof blob8},
  {blob9, sizeof blob9},
  {blob10, sizeof blob10},
  {blob11, sizeof blob11},
  {blob12, sizeof blob12},
  {blob13, sizeof blob13},
  {blob14, sizeof blob14},
  {blob15, sizeof blob15},
  {blob16, sizeof blob16},
  {blob17, sizeof blob17},
  {blob18, sizeof blob18},
  {blob19, sizeof blob19},
  {blob20, sizeof blob20},
  {blob21, sizeof blob21},
  {blob22, sizeof blob22},
  {blob23, sizeof blob23},
  {blob24, sizeof blob24},
  {blob25, sizeof blob25},
  {blob26, sizeof blob26},
  {blob27, sizeof blob27},
  {blob28, sizeof blob28},
  {blob29, sizeof blob29},
  {blob30, sizeof blob30},
  {blob31, sizeof blob31},
  {blob32, sizeof blob32},
  {blob33, sizeof blob33},
  {blob34, sizeof blob34},
  {blob35, sizeof blob35},
  {blob36, sizeof blob36},
  {blob37, sizeof blob37},
  {blob38, sizeof blob38},
  {blob39, sizeof blob39},
  {blob40, sizeof blob40},
  {blob41, sizeof blob41},
  {blob42, sizeof blob42},
  {blob43, sizeof blob43},
  {blob44, sizeof blob44},
  {blob45, sizeof blob45},
  {blob46, sizeof blob46},
  {blob47, sizeof blob47},
  {blob48, sizeof blob48},
  {blob49, sizeof blob49},
  {blob50, sizeof blob50},
  {blob51, sizeof blob51},
  {blob52, sizeof blob52},
  {blob53, sizeof blob53},
  {blob54, sizeof blob54},
  {blob55, sizeof blob55},
  {blob56, sizeof blob56},
  {blob57, sizeof blob57},
  {blob58, sizeof blob58},
  {blob59, sizeof blob59},
  {blob60, sizeof blob60},
  {blob61, sizeof blob61},
  {blob62, sizeof blob62},
  {blob63, sizeof blob63},
  {blob64, sizeof blob64},
  {blob65, sizeof blob65},
  {blob66, sizeof blob66},
  {blob67, sizeof blob67},
  {blob68, sizeof blob68},
  {blob69, sizeof blob69},
  {blob70, sizeof blob70},
  {blob71, sizeof blob71},
  {blob72, sizeof blob72},
  {blob73, sizeof blob73},
  {blob74, sizeof blob74},
  {blob75, sizeof blob75},
  {blob76, sizeof blob76},
  {blob77, sizeof blob77},
  {blob78, sizeof blob78},
  {blob79, sizeof blob79},
  {blob80, sizeof blob80},
  {blob81, sizeof blob81},
  {blob82, sizeof blob82},
  {blob83, sizeof blob83},
  {blob84, sizeof blob84},
  {blob85, sizeof blob85},
  {blob86, sizeof blob86},
  {blob87, sizeof blob87},
  {blob88, sizeof blob88},
  {blob89, sizeof blob89},
  {blob90, sizeof blob90},
  {blob91, sizeof blob91},
  {blob92, sizeof blob92},
  {blob93, sizeof blob93},
  {blob94, sizeof blob94},
  {blob95, sizeof blob95},
  {blob96, sizeof blob96},
  {blob97, sizeof blob97},
  {blob98, sizeof blob98},
  {blob99, sizeof blob99},
  {blob100, sizeof blob100},
  {blob101, sizeof blob101},
  {blob102, sizeof blob102},
  {blob103, sizeof blob103},
  {blob104, sizeof blob104},
  {blob105, sizeof blob105},
  {blob106, sizeof blob106},
  {blob107, sizeof blob107},
  {blob108, sizeof blob108},
  {blob109, sizeof blob109},
  {blob110, sizeof blob110},
  {blob111, sizeof blob111},
  {blob112, sizeof blob112},
  {blob113, sizeof blob113},
  {blob114, sizeof blob114},
  {blob115, sizeof blob115},
  {blob116, sizeof blob116},
  {blob117, sizeof blob117},
  {blob118, sizeof blob118},
  {blob119, sizeof blob119},
  {blob120, sizeof blob120},
  {blob121, sizeof blob121},
  {blob122, sizeof blob122},
  {blob123, sizeof blob123},
  {blob124, sizeof blob124},
  {blob125, sizeof blob125},
  {blob126, sizeof blob126},
  {blob127, sizeof blob127},
  {blob128, sizeof blob128},
  {blob129, sizeof blob129},
  {blob130, sizeof blob130},
  {blob131, sizeof blob131},
  {blob132, sizeof blob132},
  {blob133, sizeof blob133},
  {blob134, sizeof blob134},
  {blob135, sizeof blob135},
  {blob136, sizeof blob136},
  {blob137, sizeof blob137},
  {blob138, sizeof blob138},
  {blob139, sizeof blob139},
  {blob140, sizeof blob140},
  {blob141, sizeof blob141},
  {blob142, sizeof blob142},
  {blob143, sizeof blob143},
  {blob144, sizeof blob144},
  {blob145, sizeof blob145},
  {blob146, sizeof blob146},
  {blob147, sizeof blob147},
  {blob148, sizeof blob148},
  {blob149, sizeof blob149},
  {blob150, sizeof blob150},
  {blob151, sizeof blob151},
  {blob152, sizeof blob152},
  {blob153, sizeof blob153},
  {blob154, sizeof blob154},
  {blob155, sizeof blob155},
  {blob156, sizeof blob156},
  {blob157, sizeof blob157},
  {blob158, sizeof blob158},
  {blob159, sizeof blob159},
  {blob160, sizeof blob160},
  {blob161, sizeof blob161},
  {blob162, sizeof blob162},
  {blob163, sizeof blob163},
  {blob164, sizeof blob164},
  {blob165, sizeof blob165},
  {blob166, sizeof blob166},
  {blob167, sizeof blob167},
  {blob168, sizeof blob168},
  {blob169, sizeof blob169},
  {blob170, sizeof blob170},
  {blob171, sizeof blob171},
  {blob172, sizeof blob172},
  {blob173, sizeof blob173},
  {blob174, sizeof blob174},
  {blob175, sizeof blob175},
  {blob176, sizeof blob176},
  {blob177, sizeof blob177},
  {blob178, sizeof blob178},
  {blob179, sizeof blob179},
  {blob180, sizeof blob180},
  {blob181, sizeof blob181},
  {blob182, sizeof blob182},
  {blob183, sizeof blob183},
  {blob184, sizeof blob184},
  {blob185, sizeof blob185},
  {blob186, sizeof blob186},
  {blob187, sizeof blob187},
  {blob188, sizeof blob188},
  {blob189, sizeof blob189},
  {blob190, sizeof blob190},
  {blob191, sizeof blob191},
  {blob192, sizeof blob192},
  {blob193, sizeof blob193},
  {blob194, sizeof blob194},
  {blob195, sizeof blob195},
  {blob196, sizeof blob196},
  {blob197, sizeof blob197},
  {blob198, sizeof blob198},
  {blob199, sizeof blob199},
  {blob200, sizeof blob200},
  {blob201, sizeof blob201},
  {blob202, sizeof blob202},
  {blob203, sizeof blob203},
  {blob204, sizeof blob204},
  {blob205, sizeof blob205},
  {blob206, sizeof blob206},
  {blob207, sizeof blob207},
  {blob208, sizeof blob208},
  {blob209, sizeof blob209},
  {blob210, sizeof blob210},
  {blob211, sizeof blob211},
  {blob212, sizeof blob212},
  {blob213, sizeof blob213},
  {blob214, sizeof blob214},
  {blob215, sizeof blob215},
  {blob216, sizeof blob216},
  {blob217, sizeof blob217},
  {blob218, sizeof blob218},
  {blob219, sizeof blob219},
  {blob220, sizeof blob220},
  {blob221, sizeof blob221},
  {blob222, sizeof blob222},
  {blob223, sizeof blob223},
  {blob224, sizeof blob224},
  {blob225, sizeof blob225},
  {blob226, sizeof blob226},
  {blob227, sizeof blob227},
  {blob228, sizeof blob228},
  {blob229, sizeof blob229},
  {blob230, sizeof blob230},
  {blob231, sizeof blob231},
  {blob232, sizeof blob232},
  {blob233, sizeof blob233},
  {blob234, sizeof blob234},
  {blob235, sizeof blob235},
  {blob236, sizeof blob236},
  {blob237, sizeof blob237},
  {blob238, sizeof blob238},
  {blob239, sizeof blob239},
  {blob240, sizeof blob240},
  {blob241, sizeof blob241},
  {blob242, sizeof blob242},
  {blob243, sizeof blob243},
  {blob244, sizeof blob244},
  {blob245, sizeof blob245},
  {blob246, sizeof blob246},
  {blob247, sizeof blob247},
  {blob248, sizeof blob248},
  {blob249, sizeof blob249},
  {blob250, sizeof blob250},
  {blob251, sizeof blob251},
  {blob252, sizeof blob252},
  {blob253, sizeof blob253},
  {blob254, sizeof blob254},
  {blob255, sizeof blob255},
  {blob256, sizeof blob256},
  {blob257, sizeof blob257},
  {blob258, sizeof blob258},
  {blob259, sizeof blob259},
  {blob260, sizeof blob260},
  {blob261, sizeof blob261},
  {blob262, sizeof blob262},
  {blob263, sizeof blob263},
  {blob264, sizeof blob264},
  {blob265, sizeof blob265},
  {blob266, sizeof blob266},
  {blob267, sizeof blob267},
  {blob268, sizeof blob268},
  {blob269, sizeof blob269},
  {blob270, sizeof blob270},
  {blob271, sizeof blob271},
  {blob272, sizeof blob272},
  {blob273, sizeof blob273},
  {blob274, sizeof blob274},
  {blob275, sizeof blob275},
  {blob276, sizeof blob276},
  {blob277, sizeof blob277},
  {blob278, sizeof blob278},
  {blob279, sizeof blob279},
  {blob280, sizeof blob280},
  {blob281, sizeof blob281},
  {blob282, sizeof blob282},
  {blob283, sizeof blob283},
  {blob284, sizeof blob284},
  {blob285, sizeof blob285},
  {blob286, sizeof blob286},
  {blob287, sizeof blob287},
  {blob288, sizeof blob288},
  {blob289, sizeof blob289},
  {blob290, sizeof blob290},
  {blob291, sizeof blob291},
  {blob292, sizeof blob292},
  {blob293, sizeof blob293},
  {blob294, sizeof blob294},
  {blob295, sizeof blob295},
  {blob296, sizeof blob296},
  {blob297, sizeof blob297},
  {blob298, sizeof blob298},
  {blob299, sizeof blob299},
  {blob300, sizeof blob300},
  {blob301, sizeof blob301},
  {blob302, sizeof blob302},
  {blob303, sizeof blob303},
  {blob304, sizeof blob304},
  {blob305, sizeof blob305},
  {blob306, sizeof blob306},
};

static const size_t count = sizeof blobs / sizeof blobs[0];

size_t catalogue_count(void) { return count; }
const unsigned char *catalogue_bytes(size_t number) { return number < count ? blobs[number].bytes : NULL; }
size_t catalogue_size(size_t number) { return number < count ? blobs[number].size : 0; }
