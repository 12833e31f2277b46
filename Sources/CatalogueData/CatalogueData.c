// Made by 'djangology catalog build'; do not edit.
#include "CatalogueData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char blob0[] = {
#embed "data/django-5.2.19.txt"
};
static const unsigned char blob1[] = {
#embed "data/django-filter-26.2.txt"
};
static const unsigned char blob2[] = {
#embed "data/djangorestframework-3.18.3.txt"
};

static const struct {
  const unsigned char *bytes;
  size_t size;
} blobs[] = {
  {blob0, sizeof blob0},
  {blob1, sizeof blob1},
  {blob2, sizeof blob2},
};

static const size_t count = sizeof blobs / sizeof blobs[0];

size_t catalogue_count(void) { return count; }
const unsigned char *catalogue_bytes(size_t number) { return number < count ? blobs[number].bytes : NULL; }
size_t catalogue_size(size_t number) { return number < count ? blobs[number].size : 0; }
