/// Counts the allocations of one thread, by standing in for the C library's allocator in the test program.
#pragma once

/// Begins counting on this thread, from zero.
void allocation_count_begin(void);

/// Ends counting and answers how many blocks this thread asked for; -1 where the allocator is a sanitizer's.
long allocation_count_end(void);
