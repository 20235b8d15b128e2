// The one place that calls libedit (histedit.h). What took finding, on Debian's 3.1-20221030:
//
// - Without a UTF-8 locale every byte outside ASCII vanishes without a word.
// - libedit writes the prompt before it makes the terminal raw. A Ctrl-C in between would be a
//   signal instead of a key, so we make it raw first (EL_PREP_TERM).
// - While editing, Ctrl-C and Ctrl-Z are keys (-isig). While a command runs they are signals.
// - libedit's own handlers (EL_SIGNAL) resize its picture of the screen in the middle of whatever
//   it is doing, keep a cursor that lies outside it, and then write there; and they send signals
//   on to the whole process group. So EL_SIGNAL stays off, and the function that reads a key
//   (EL_GETCFN) looks after signals, at the one moment when nothing else is going on.
// - EL_EDITOR, and so `bind -v` in a settings file, throws all bindings away.
// - In vi mode a bound sequence that begins with ESC swallows a lone ESC.
// - Strings that libedit lends (el_gets, el_line, el_get) share one buffer.
// - Nothing lets a key's function move the cursor on the screen before it prints. So what must
//   begin on the first or the last row of the line is done in two steps: see go_and_do.

#define _GNU_SOURCE

#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

line_edit *self_of(EditLine *el) {
    void *self = NULL;
    el_get(el, EL_CLIENTDATA, &self);
    return self;
}

static char *prompt_of(EditLine *el) { return (char *)self_of(el)->prompt; }

// Whether the terminal can be asked to wrap what is pasted in markers: not when it is dumb or
// unknown, and not in vi mode, as the markers begin with ESC.
static bool can_mark_pastes(line_edit *e) {
    char *clear_to_end = NULL;
    el_get(e->el, EL_GETTC, "ce", &clear_to_end, NULL);
    return clear_to_end != NULL && *clear_to_end != '\0' && is_in_mode(e->el, "emacs");
}

void mark_pastes(line_edit *e, bool on) {
    if (!e->marks_pastes) return;
    fputs(on ? "\x1b[?2004h" : "\x1b[?2004l", stdout);
    fflush(stdout);
}

static void use_utf8(void) {
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

bool line_edit_is_possible(void) { return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO); }

int line_edit_columns(void) {
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int line_edit_width(const char *text) {
    // For this thread and this call only: the width of a letter is not known in the C locale.
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = utf8 == (locale_t)0 ? (locale_t)0 : uselocale(utf8);
    int width = 0;
    mbstate_t state = {0};
    size_t left = strlen(text);
    while (left > 0) {
        wchar_t c;
        size_t used = mbrtowc(&c, text, left, &state);
        if (used == 0 || used > left) break;
        int columns = wcwidth(c);
        width += columns > 0 ? columns : 0;
        text += used;
        left -= used;
    }
    if (utf8 != (locale_t)0) {
        uselocale(before);
        freelocale(utf8);
    }
    return width;
}

bool line_edit_is_main_thread(void) {
#ifdef __linux__
    return syscall(SYS_gettid) == getpid();
#else
    return pthread_main_np() != 0;
#endif
}

line_edit *line_edit_open(const char *program, int history_limit) {
    HistEvent event;
    line_edit *e = calloc(1, sizeof *e);
    if (e == NULL) return NULL;
    use_utf8();
    e->prompt = "";
    e->history = history_init();
    e->el = el_init(program, stdin, stdout, stderr);
    if (e->el == NULL || e->history == NULL) {
        line_edit_close(e);
        return NULL;
    }
    history(e->history, &event, H_SETSIZE, history_limit);
    el_set(e->el, EL_CLIENTDATA, e);
    el_set(e->el, EL_PROMPT_ESC, prompt_of, '\1');
    el_set(e->el, EL_HIST, history, e->history);
    el_set(e->el, EL_GETCFN, read_key);
    el_set(e->el, EL_SETTY, "-d", "-isig", NULL);
    set_keys(e->el);
    catch_interrupts(e);
    return e;
}

void line_edit_close(line_edit *e) {
    if (e == NULL) return;
    if (e->el != NULL) {
        el_end(e->el);
        release_interrupts(e);
    }
    if (e->history != NULL) history_end(e->history);
    free(e->listing);
    free(e);
}

void line_edit_set_completer(line_edit *e, line_edit_completer completer, void *context) {
    e->completer = completer;
    e->context = context;
}

void line_edit_replace(line_edit *e, size_t scalars, const char *text) {
    el_deletestr(e->el, (int)scalars);
    e->answer = el_insertstr(e->el, text) == 0 ? CC_REFRESH : CC_REFRESH_BEEP;
}

void line_edit_list(line_edit *e, const char *text) {
    free(e->listing);
    e->listing = strdup(text);
    e->answer = show_listing(e);
}

void line_edit_clear_history(line_edit *e) {
    HistEvent event;
    history(e->history, &event, H_CLEAR);
}

void line_edit_add_history(line_edit *e, const char *line) {
    HistEvent event;
    history(e->history, &event, H_ENTER, line);
}

line_edit_ending line_edit_read(line_edit *e, const char *prompt, const char **text,
                                size_t *length) {
    int count = 0, edits = 1;
    fflush(stdout);
    e->prompt = prompt;
    e->cancelled = false;
    e->task = TASK_NONE;
    el_get(e->el, EL_EDITMODE, &edits);
    e->edits = edits != 0;
    e->marks_pastes = e->edits && can_mark_pastes(e);

    el_set(e->el, EL_PREP_TERM, 1);
    interrupted = 0;    // not before: until now Ctrl-C was a signal, meant for the last command
    watch_signals(e);
    mark_pastes(e, true);
    const char *line = el_gets(e->el, &count);
    mark_pastes(e, false);
    unwatch_signals(e);
    e->prompt = "";

    bool cancelled = e->cancelled || interrupted;
    if (!cancelled && line != NULL && count > 0) {
        *text = line;
        *length = (size_t)count - (line[count - 1] == '\n' ? 1 : 0);
        return LINE_EDIT_TEXT;
    }
    interrupted = 0;
    fputc('\n', stdout);    // the cursor still stands behind what was typed
    fflush(stdout);
    return cancelled ? LINE_EDIT_CANCELLED : LINE_EDIT_END;
}

bool line_edit_take_interrupt(void) {
    bool taken = interrupted;
    interrupted = 0;
    return taken;
}
