#pragma once
#include <stdbool.h>
#include <stddef.h>

/// One module of the prelude: its dotted name and its source.
typedef struct {
  const char *name;
  bool is_package;
  const unsigned char *bytes;
  size_t size;
} PreludeModule;

extern const PreludeModule prelude_modules[];
extern const size_t prelude_module_count;

/// The module at `index`, which is below `prelude_module_count`.
static inline const PreludeModule *prelude_module(size_t index) { return &prelude_modules[index]; }
