// Written by Scripts/prelude-table: one blob a module.
#include "PreludeData.h"

static const unsigned char blob_0[] = {
#embed "python/_collections_abc.py" suffix(,)
  0};
static const unsigned char blob_1[] = {
#embed "python/_inert.py" suffix(,)
  0};
static const unsigned char blob_2[] = {
#embed "python/abc.py" suffix(,)
  0};
static const unsigned char blob_3[] = {
#embed "python/collections/__init__.py" suffix(,)
  0};
static const unsigned char blob_4[] = {
#embed "python/collections/abc.py" suffix(,)
  0};
static const unsigned char blob_5[] = {
#embed "python/enum.py" suffix(,)
  0};
static const unsigned char blob_6[] = {
#embed "python/fnmatch.py" suffix(,)
  0};
static const unsigned char blob_7[] = {
#embed "python/functools.py" suffix(,)
  0};
static const unsigned char blob_8[] = {
#embed "python/glob.py" suffix(,)
  0};
static const unsigned char blob_9[] = {
#embed "python/keyword.py" suffix(,)
  0};
static const unsigned char blob_10[] = {
#embed "python/os/__init__.py" suffix(,)
  0};
static const unsigned char blob_11[] = {
#embed "python/os/path.py" suffix(,)
  0};
static const unsigned char blob_12[] = {
#embed "python/pathlib.py" suffix(,)
  0};
static const unsigned char blob_13[] = {
#embed "python/posixpath.py" suffix(,)
  0};
static const unsigned char blob_14[] = {
#embed "python/sys.py" suffix(,)
  0};
static const unsigned char blob_15[] = {
#embed "python/types.py" suffix(,)
  0};

const PreludeModule prelude_modules[] = {
  {"_collections_abc", false, blob_0, sizeof blob_0 - 1},
  {"_inert", false, blob_1, sizeof blob_1 - 1},
  {"abc", false, blob_2, sizeof blob_2 - 1},
  {"collections", true, blob_3, sizeof blob_3 - 1},
  {"collections.abc", false, blob_4, sizeof blob_4 - 1},
  {"enum", false, blob_5, sizeof blob_5 - 1},
  {"fnmatch", false, blob_6, sizeof blob_6 - 1},
  {"functools", false, blob_7, sizeof blob_7 - 1},
  {"glob", false, blob_8, sizeof blob_8 - 1},
  {"keyword", false, blob_9, sizeof blob_9 - 1},
  {"os", true, blob_10, sizeof blob_10 - 1},
  {"os.path", false, blob_11, sizeof blob_11 - 1},
  {"pathlib", false, blob_12, sizeof blob_12 - 1},
  {"posixpath", false, blob_13, sizeof blob_13 - 1},
  {"sys", false, blob_14, sizeof blob_14 - 1},
  {"types", false, blob_15, sizeof blob_15 - 1},
};

const size_t prelude_module_count = 16;
