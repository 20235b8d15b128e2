#pragma once

#include <stdbool.h>
#include <sys/types.h>

// Children for tests: Swift must not fork, so the forking is done here, and nothing else is.
// Both calls return the child's process number, or -1 with errno set. `argv` and `envp` end with
// NULL, `argv[0]` is the path of the program, and `directory` may be NULL. A child whose program
// cannot be started ends with status 127.

/// Starts a program on a new terminal of the given size; `*master` is our end of it.
pid_t child_spawn_on_terminal(const char *const argv[], const char *const envp[],
                              const char *directory, int rows, int columns, int *master);

/// Starts a program on three pipes; the three descriptors are our ends, none of them blocking.
pid_t child_spawn_on_pipes(const char *const argv[], const char *const envp[],
                           const char *directory, int *input, int *output, int *error);

/// Tells a terminal its new size; the program is sent SIGWINCH by the kernel.
bool child_resize_terminal(int master, int rows, int columns);

/// Looks, without waiting, whether a child has ended; then `*code` is its exit code, or the number
/// of the signal that ended it as a negative number.
bool child_has_ended(pid_t child, int *code);
