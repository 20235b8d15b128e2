#define _GNU_SOURCE

#include "pseudo_terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

// Tests start children from many threads. Held from the opening of descriptors to the fork, so
// that no child inherits another's pipe or terminal and keeps it open.
static pthread_mutex_t spawning = PTHREAD_MUTEX_INITIALIZER;

static pthread_once_t prepared = PTHREAD_ONCE_INIT;

// A child that ends before it has read its input must not end the test run.
static void ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }

static void close_on_exec(int descriptor) { fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

static void do_not_block(int descriptor) {
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

// In the child, after the fork: only calls that are safe there. Never returns.
static void become(const char *const argv[], const char *const envp[], const char *directory) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    if (directory != NULL && chdir(directory) != 0) _exit(127);
    // A program that was only just written counts as busy as long as another child, forked in between,
    // still holds its descriptor: until that one has become its own program.
    for (int tries = 0; tries < 400; tries++) {
        execve(argv[0], (char *const *)argv, (char *const *)envp);
        if (errno != ETXTBSY) break;
        usleep(5000);
    }
    _exit(127);
}

pid_t child_spawn_on_terminal(const char *const argv[], const char *const envp[],
                              const char *directory, int rows, int columns, int *master) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    pthread_once(&prepared, ignore_broken_pipes);
    pthread_mutex_lock(&spawning);
    pid_t child = forkpty(master, NULL, NULL, &size);
    if (child == 0) become(argv, envp, directory);
    if (child > 0) {
        close_on_exec(*master);
        do_not_block(*master);
    }
    pthread_mutex_unlock(&spawning);
    return child;
}

pid_t child_spawn_on_pipes(const char *const argv[], const char *const envp[],
                           const char *directory, int *input, int *output, int *error) {
    int pipes[3][2];
    int opened = 0;
    pid_t child = -1;
    pthread_once(&prepared, ignore_broken_pipes);
    pthread_mutex_lock(&spawning);
    while (opened < 3 && pipe(pipes[opened]) == 0) {
        close_on_exec(pipes[opened][0]);
        close_on_exec(pipes[opened][1]);
        opened++;
    }
    if (opened == 3) child = fork();
    if (child == 0) {
        dup2(pipes[0][0], STDIN_FILENO);
        dup2(pipes[1][1], STDOUT_FILENO);
        dup2(pipes[2][1], STDERR_FILENO);
        become(argv, envp, directory);
    }
    int problem = errno;
    if (child > 0) {
        *input = pipes[0][1];
        *output = pipes[1][0];
        *error = pipes[2][0];
        close(pipes[0][0]);
        close(pipes[1][1]);
        close(pipes[2][1]);
        do_not_block(*input);
        do_not_block(*output);
        do_not_block(*error);
    } else {
        for (int i = 0; i < opened; i++) {
            close(pipes[i][0]);
            close(pipes[i][1]);
        }
    }
    pthread_mutex_unlock(&spawning);
    errno = problem;
    return child;
}

bool child_resize_terminal(int master, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(master, TIOCSWINSZ, &size) == 0;
}

bool child_has_ended(pid_t child, int *code) {
    int status = 0;
    pid_t ended;
    do ended = waitpid(child, &status, WNOHANG);
    while (ended < 0 && errno == EINTR);
    if (ended != child) return false;
    *code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return true;
}
