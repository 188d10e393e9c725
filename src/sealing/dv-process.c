/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* The leak checker of the sanitizers attaches to the process, which is what is forbidden here. */
#if defined(__SANITIZE_ADDRESS__)
#define MAY_BE_TRACED TRUE
#else
#define MAY_BE_TRACED FALSE
#endif

/**
 * dv_process_protect:
 *
 * Keeps what the program has in memory from being written to a core dump or read by other programs
 * of the same user. A debugger that starts the program still works: it is attached before.
 */
void
dv_process_protect (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  if (!MAY_BE_TRACED)
    prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}
