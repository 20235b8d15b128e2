// What keys do that libedit has no function for.

#define _GNU_SOURCE

#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// More than anybody means to paste into one line; the rest is left out with a beep.
enum { PASTE_LIMIT = 16384 };

static unsigned char perform(line_edit *e) {
    enum task task = e->task;
    char *clear_below = NULL;
    e->task = TASK_NONE;
    switch (task) {
    case TASK_NONE:
        return CC_ERROR;
    case TASK_CANCEL:
        e->cancelled = true;
        fputs("^C", stdout);
        fflush(stdout);
        return CC_NEWLINE;
    case TASK_LIST:
        fprintf(stdout, "\n%s", e->listing == NULL ? "" : e->listing);
        break;
    case TASK_SUSPEND:
        mark_pastes(e, false);
        el_set(e->el, EL_PREP_TERM, 0);
        kill(0, SIGTSTP);
        el_set(e->el, EL_PREP_TERM, 1);
        mark_pastes(e, true);
        continued = 0;
        break;
    case TASK_RESIZE:
        el_get(e->el, EL_GETTC, "cd", &clear_below, NULL);
        fprintf(stdout, "\r%s", clear_below == NULL ? "" : clear_below);
        resized = 0;
        el_resize(e->el);
        break;
    }
    const LineInfoW *line = el_wline(e->el);
    el_cursor(e->el, (int)(e->cursor - (line->cursor - line->buffer)));
    el_set(e->el, EL_REFRESH);
    return CC_NORM;
}

unsigned char arrived_key(EditLine *el, int key) {
    (void)key;
    return perform(self_of(el));
}

// Does the task with the cursor at the start or the end of the line: at once if it is there, else
// by way of a key that libedit reads when it has moved the cursor on the screen.
static unsigned char go_and_do(line_edit *e, bool to_end, enum task task) {
    static const wchar_t arrived[] = {ARRIVED, 0};
    const LineInfoW *line = el_wline(e->el);
    const wchar_t *goal = to_end ? line->lastchar : line->buffer;
    e->task = task;
    e->cursor = line->cursor - line->buffer;
    if (line->cursor == goal) return perform(e);
    el_cursor(e->el, (int)(goal - line->cursor));
    el_wpush(e->el, arrived);
    return CC_CURSOR;
}

unsigned char resized_key(EditLine *el, int key) {
    (void)key;
    return go_and_do(self_of(el), false, TASK_RESIZE);
}

unsigned char cancel_key(EditLine *el, int key) {
    (void)key;
    return go_and_do(self_of(el), true, TASK_CANCEL);
}

unsigned char suspend_key(EditLine *el, int key) {
    (void)key;
    return go_and_do(self_of(el), true, TASK_SUSPEND);
}

unsigned char show_listing(line_edit *e) { return go_and_do(e, true, TASK_LIST); }

unsigned char complete_key(EditLine *el, int key) {
    (void)key;
    line_edit *e = self_of(el);
    const LineInfo *line = el_line(el);    // in a scratch buffer that the next call overwrites
    size_t length = (size_t)(line->lastchar - line->buffer);
    size_t cursor = (size_t)(line->cursor - line->buffer);
    char *copy = malloc(length + 1);
    e->answer = CC_ERROR;
    if (copy != NULL && e->completer != NULL) {
        memcpy(copy, line->buffer, length);
        copy[length] = '\0';
        e->completer(e->context, e, copy, length, cursor);
    }
    free(copy);
    return e->answer;
}

// The start of a paste has been read; takes the rest, up to the marker of its end. Line ends and
// tabs become one space, so that a paste never sends a line or asks for completion.
unsigned char paste_key(EditLine *el, int key) {
    (void)key;
    static const wchar_t closing[] = L"\x1b[201~";
    wchar_t *text = malloc((PASTE_LIMIT + 2) * sizeof *text);
    size_t length = 0, matched = 0;
    bool space = false, full = false, stopped = false;
    wchar_t c;
    line_edit *e = self_of(el);
    if (text == NULL) return CC_ERROR;
    e->pasting = true;
    while (closing[matched] != L'\0' && el_wgetc(el, &c) == 1) {
        if (c == closing[matched]) {
            matched++;
            continue;
        }
        // Not the end after all. The sequence holds only one ESC, its first character, so nothing
        // of what was matched can begin another one; and a stray sequence is no text to keep.
        matched = c == closing[0] ? 1 : 0;
        if (c == 0x03) stopped = true;      // the marker never came, and the person wants out
        if (stopped) break;
        if (c == L'\n' || c == L'\r' || c == L'\t') space = length > 0;
        if (c < 0x20 || (c >= 0x7f && c < 0xa0)) continue;
        full = full || length >= PASTE_LIMIT;
        if (full) continue;
        if (space) text[length++] = L' ';
        space = false;
        text[length++] = c;
    }
    e->pasting = false;
    text[length] = L'\0';
    bool inserted = length == 0 || el_winsertstr(el, text) == 0;
    free(text);
    if (stopped) return go_and_do(e, true, TASK_CANCEL);
    return inserted && !full ? CC_REFRESH : CC_REFRESH_BEEP;
}

