// Reading keys, and looking after signals at the one moment when nothing else is going on.

#define _GNU_SOURCE

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <unistd.h>
#include <wchar.h>

// Caught while a line is read, so that the terminal is as it was when they have their effect.
static const int watched[WATCHED] = {SIGWINCH, SIGCONT, SIGTERM, SIGHUP, SIGQUIT};

// Written by the signal handler, which may run on any thread; the pipe ends a wait for a key.
volatile sig_atomic_t interrupted = 0, resized = 0, continued = 0;
static volatile sig_atomic_t ending = 0;    // the number of the signal that asks us to end
static int wake[2] = {-1, -1};

static void note_signal(int signal) {
    int problem = errno;
    if (signal == SIGINT) interrupted = 1;
    else if (signal == SIGWINCH) resized = 1;
    else if (signal == SIGCONT) continued = 1;
    else ending = signal;
    if (wake[1] >= 0 && write(wake[1], "", 1) < 0) {
        // The pipe is full, so the wait ends anyhow.
    }
    errno = problem;
}

// Once for the process, and never closed: a late signal may still write to it.
static void open_wake(void) {
    if (wake[0] >= 0 || pipe(wake) != 0) return;
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake[i], F_SETFL, fcntl(wake[i], F_GETFL) | O_NONBLOCK);
    }
}

// What read_byte returns when there is no byte but a change of size to look after.
enum { GOT_RESIZED = 2 };

// Ends the program by the signal it was sent, with the terminal as it was; or goes on, if whoever
// had a handler before us decides so.
static void end_by_signal(line_edit *e) {
    int signal = ending;
    ending = 0;
    mark_pastes(e, false);
    el_set(e->el, EL_PREP_TERM, 0);
    for (int i = 0; i < WATCHED; i++)
        if (watched[i] == signal) sigaction(signal, &e->earlier[i], NULL);
    raise(signal);
}

// Waits for a byte, looking after signals while there is none: 1 byte, 0 end, -1 give up.
static int read_byte(line_edit *e, char *byte, bool between_keys) {
    for (;;) {
        bool pending = interrupted || ending || continued;
        bool can_resize = resized && e->edits && between_keys && !e->pasting;
        struct pollfd waits[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                  {.fd = wake[0], .events = POLLIN}};
        int ready = poll(waits, 2, pending || can_resize ? 0 : -1);
        if (ready > 0 && waits[1].revents != 0) {
            char drained[64];
            while (read(wake[0], drained, sizeof drained) > 0) {}
        }
        if (ready > 0 && waits[0].revents != 0 && !pending) {
            ssize_t count = read(STDIN_FILENO, byte, 1);
            if (count >= 0) return (int)count;
            if (errno != EINTR && errno != EAGAIN) return -1;
            continue;
        }
        if (ending) {
            end_by_signal(e);
            return -1;
        }
        if (interrupted) {
            errno = EINTR;
            return -1;
        }
        if (continued) {
            // Whoever had the terminal meanwhile has left it in some state and at some place.
            continued = 0;
            el_set(e->el, EL_PREP_TERM, 0);
            el_set(e->el, EL_PREP_TERM, 1);
            if (e->edits) {
                mark_pastes(e, true);
                el_resize(e->el);
                el_set(e->el, EL_REFRESH);
            }
        }
        // Only when nothing is waiting to be read, so never between the parts of a sequence.
        if (can_resize && ready <= 0) {
            return GOT_RESIZED;
        }
    }
}

int read_key(EditLine *el, wchar_t *key) {
    line_edit *e = self_of(el);
    char bytes[MB_LEN_MAX];
    size_t count = 0;
    for (;;) {
        int got = read_byte(e, bytes + count, count == 0);
        *key = got == GOT_RESIZED ? RESIZED : L'\0';
        if (got == GOT_RESIZED) return 1;
        if (got <= 0) return got;
        count++;
        mbstate_t start = {0};
        size_t used = mbrtowc(key, bytes, count, &start);
        if (used == (size_t)-1 && count > 1) {
            // Not a letter; but the last byte, which showed it, may begin one.
            bytes[0] = bytes[count - 1];
            count = 1;
            used = mbrtowc(key, bytes, count, &(mbstate_t){0});
        }
        if (used != (size_t)-1 && used != (size_t)-2) return 1;
        if (used == (size_t)-1 || count == sizeof bytes) count = 0;
    }
}

void watch_signals(line_edit *e) {
    struct sigaction ours = {.sa_handler = note_signal};
    sigemptyset(&ours.sa_mask);
    resized = continued = ending = 0;
    for (int i = 0; i < WATCHED; i++) {
        sigaction(watched[i], &ours, &e->earlier[i]);
        // Who started us wants it ignored, as nohup does.
        if (e->earlier[i].sa_handler == SIG_IGN) sigaction(watched[i], &e->earlier[i], NULL);
    }
}

void unwatch_signals(line_edit *e) {
    for (int i = 0; i < WATCHED; i++) sigaction(watched[i], &e->earlier[i], NULL);
}

void catch_interrupts(line_edit *e) {
    struct sigaction ours = {.sa_handler = note_signal};    // no SA_RESTART: waits end early
    sigemptyset(&ours.sa_mask);
    open_wake();
    sigaction(SIGINT, &ours, &e->earlier_interrupt);
}

void release_interrupts(line_edit *e) { sigaction(SIGINT, &e->earlier_interrupt, NULL); }
