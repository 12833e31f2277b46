#ifndef DJANGOLOGY_CATALOGUE_DATA_H
#define DJANGOLOGY_CATALOGUE_DATA_H

#include <stddef.h>

/// How many distributions are embedded.
size_t catalogue_count(void);
/// The text of one of them; null when there is none of that number.
const unsigned char *_Nullable catalogue_bytes(size_t number);
/// The length of that text.
size_t catalogue_size(size_t number);

#endif
