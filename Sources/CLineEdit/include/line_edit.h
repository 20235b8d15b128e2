#pragma once

#include <stdbool.h>
#include <stddef.h>

// libedit as Swift can call it. Its own setters are variadic and its streams are C globals, and
// Swift has neither; everything here is a plain function of plain values. All text is UTF-8.
//
// Call from the main thread only: libedit answers signals.

/// An open line editor on standard input and output. One at a time in a process.
typedef struct line_edit line_edit;

/// How a reading ended.
typedef enum {
    /// The person pressed Enter.
    LINE_EDIT_TEXT,
    /// Ctrl-D on an empty line, or the terminal has gone.
    LINE_EDIT_END,
    /// Ctrl-C.
    LINE_EDIT_CANCELLED
} line_edit_ending;

/// Called when Tab is pressed, with the line as it is and the cursor as a number of bytes from its
/// start. The text is lent for the call. Answer with line_edit_replace or line_edit_list; without
/// an answer the terminal beeps.
typedef void (*line_edit_completer)(void *context, line_edit *editor, const char *line,
                                    size_t length, size_t cursor);

/// Whether standard input and output are both terminals; without that, do not open an editor.
bool line_edit_is_possible(void);

/// The columns of the terminal on standard output, or 0 where there is none or it does not say.
int line_edit_columns(void);

/// The columns a text takes on a terminal: marks take none, wide letters two.
int line_edit_width(const char *text);

/// Whether the caller is on the main thread.
bool line_edit_is_main_thread(void);

/// Opens the editor: a locale that knows UTF-8, the keys, the person's own settings
/// ($EDITRC, else ~/.editrc), and a handler for Ctrl-C that lasts until it is closed.
/// `program` is the name that settings may be limited to. NULL when there is no memory.
line_edit *line_edit_open(const char *program, int history_limit);

/// Gives the terminal and the earlier handler of Ctrl-C back.
void line_edit_close(line_edit *editor);

/// Sets who answers Tab; `context` is handed back unchanged.
void line_edit_set_completer(line_edit *editor, line_edit_completer completer, void *context);

/// In a completer: replaces that many characters (Unicode scalars) before the cursor.
void line_edit_replace(line_edit *editor, size_t scalars, const char *text);

/// In a completer: shows a text, ending with a newline, below the line and the line again below it.
void line_edit_list(line_edit *editor, const char *text);

/// Empties the lines that the arrow keys and Ctrl-R go through.
void line_edit_clear_history(line_edit *editor);

/// Adds the newest of them.
void line_edit_add_history(line_edit *editor, const char *line);

/// Reads one line. Escape sequences in the prompt stand between two \1 each, and a visible
/// character must follow each pair. With LINE_EDIT_TEXT, `*text` (without its newline) is lent
/// until the next call.
line_edit_ending line_edit_read(line_edit *editor, const char *prompt, const char **text,
                                size_t *length);

/// Whether Ctrl-C was pressed since the last reading began or since this was last asked.
bool line_edit_take_interrupt(void);
