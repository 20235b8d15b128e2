#pragma once

#include "line_edit.h"

#include <histedit.h>
#include <signal.h>

// What the files of this target share. Each says at its top what it is for; line_edit.c first.

enum task { TASK_NONE, TASK_CANCEL, TASK_LIST, TASK_SUSPEND, TASK_RESIZE };

/// The signals caught while a line is read: see input.c.
enum { WATCHED = 5 };

struct line_edit {
    EditLine *el;
    History *history;
    const char *prompt;             // lent for the time of one reading
    line_edit_completer completer;
    void *context;
    unsigned char answer;           // what the key that called the completer returns
    enum task task;                 // to be done when the cursor has arrived
    long cursor;                    // where the cursor goes back to afterwards, in characters
    char *listing;
    bool edits;                     // not when the settings say `edit off`
    bool pasting;
    bool cancelled;
    bool marks_pastes;
    struct sigaction earlier_interrupt;
    struct sigaction earlier[WATCHED];
};

/// Control characters that no keyboard has, bound to functions of ours: "the cursor is where the
/// task wants it" and "the terminal has another size".
enum { ARRIVED = 0x9f, RESIZED = 0x9e };
#define ARRIVED_KEY "\\237"
#define RESIZED_KEY "\\236"

/// Raised by signals: Ctrl-C was pressed; the terminal has another size.
extern volatile sig_atomic_t interrupted, resized, continued;

line_edit *self_of(EditLine *el);

/// Asks the terminal to mark what is pasted, or no longer to, if it can.
void mark_pastes(line_edit *e, bool on);

/// What keys do; each is bound in settings.c.
unsigned char complete_key(EditLine *el, int key);
unsigned char cancel_key(EditLine *el, int key);
unsigned char suspend_key(EditLine *el, int key);
unsigned char paste_key(EditLine *el, int key);
unsigned char arrived_key(EditLine *el, int key);
unsigned char resized_key(EditLine *el, int key);

/// Shows the listing below the line; returns what the key that asked for it returns.
unsigned char show_listing(line_edit *e);

/// What libedit calls to read a character: 1 character, 0 end, -1 give up.
int read_key(EditLine *el, wchar_t *key);

/// Catches Ctrl-C, from the opening of the editor to its closing.
void catch_interrupts(line_edit *e);
void release_interrupts(line_edit *e);

/// Catches what else matters, while a line is read.
void watch_signals(line_edit *e);
void unwatch_signals(line_edit *e);

/// Whether the keys are those of that mode, "emacs" or "vi".
bool is_in_mode(EditLine *el, const char *name);

/// Makes the functions above known, binds them, and reads the person's own settings.
void set_keys(EditLine *el);
