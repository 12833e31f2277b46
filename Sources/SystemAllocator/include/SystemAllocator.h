#ifndef SYSTEM_ALLOCATOR_H
#define SYSTEM_ALLOCATOR_H

/// Memory is asked for in large steps from now on, and kept: for one large run. To be called before there are threads.
void allocator_expect_many_objects(void);

/// The system gets back what was freed and lies between what is in use.
void allocator_give_back(void);

#endif
