#include "SystemAllocator.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { step = 32 << 20, reserve = 512 << 20, huge_page = 2 << 20 };

// The heap's address space is taken at once, so that it can be told to use huge pages: a sixteenth of a boot's time went
// into faults of small ones. What is not written to costs nothing.
static void prefer_huge_pages(void) {
  mallopt(M_TOP_PAD, reserve);
  uintptr_t start = (uintptr_t)sbrk(0);
  void *volatile first = malloc(step - 4096);
  free(first);
  uintptr_t end = (uintptr_t)sbrk(0);
  mallopt(M_TOP_PAD, step);
  start = (start + huge_page - 1) / huge_page * huge_page;
  if (end > start) madvise((void *)start, end - start, MADV_HUGEPAGE);
}

void allocator_expect_many_objects(void) {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, step);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  prefer_huge_pages();
}

void allocator_give_back(void) { malloc_trim(0); }
