#ifndef DJANGOLOGY_SQLITE_SHIM_H
#define DJANGOLOGY_SQLITE_SHIM_H

#include <sqlite3.h>

#endif
