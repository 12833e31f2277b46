#include "AllocationCounter.h"

#include <errno.h>
#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)

static __thread long count;
static __thread int counting;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
  count += counting;
  return __libc_malloc(size);
}

void *calloc(size_t elements, size_t size) {
  count += counting;
  return __libc_calloc(elements, size);
}

void *realloc(void *block, size_t size) {
  count += counting;
  return __libc_realloc(block, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count += counting;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  count += counting;
  *block = __libc_memalign(alignment, size);
  return *block ? 0 : ENOMEM;
}

void allocation_count_begin(void) {
  count = 0;
  counting = 1;
}

long allocation_count_end(void) {
  counting = 0;
  return count;
}

#else

void allocation_count_begin(void) {}
long allocation_count_end(void) { return -1; }

#endif
