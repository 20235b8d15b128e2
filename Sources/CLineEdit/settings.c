// Which key does what, and the settings file of the person at the keys.

#define _GNU_SOURCE

#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool is_in_mode(EditLine *el, const char *name) {
    const char *mode = NULL;    // lent from the buffer that also holds the line just read
    return el_get(el, EL_EDITOR, &mode) == 0 && mode != NULL && strcmp(mode, name) == 0;
}

static void bind_everywhere(EditLine *el, const char *key, const char *command) {
    el_set(el, EL_BIND, key, command, NULL);
    el_set(el, EL_BIND, "-a", key, command, NULL);
}

static void bind_keys(EditLine *el) {
    static const char *const sequences[][2] = {
        // Each as most terminals send it, and as some do in their application mode.
        {"[A", "ed-search-prev-history"}, {"OA", "ed-search-prev-history"},
        {"[B", "ed-search-next-history"}, {"OB", "ed-search-next-history"},
        {"[5~", "ed-search-prev-history"}, {"[6~", "ed-search-next-history"},
        {"[H", "ed-move-to-beg"}, {"OH", "ed-move-to-beg"}, {"[1~", "ed-move-to-beg"},
        {"[F", "ed-move-to-end"}, {"OF", "ed-move-to-end"}, {"[4~", "ed-move-to-end"},
        {"[3~", "ed-delete-next-char"},
        {"[1;5C", "em-next-word"}, {"[1;5D", "ed-prev-word"},
    };
    bool vi = is_in_mode(el, "vi");
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        char key[16];
        snprintf(key, sizeof key, "%s%s", vi ? "" : "\\e", sequences[i][0]);
        if (vi) el_set(el, EL_BIND, "-a", key, sequences[i][1], NULL);
        else el_set(el, EL_BIND, key, sequences[i][1], NULL);
    }
    if (!vi) el_set(el, EL_BIND, "\\e[200~", "waymark-paste", NULL);
    el_set(el, EL_BIND, "^I", "waymark-complete", NULL);
    el_set(el, EL_BIND, "^R", "em-inc-search-prev", NULL);
    bind_everywhere(el, "^C", "waymark-cancel");
    bind_everywhere(el, "^Z", "waymark-suspend");
    bind_everywhere(el, ARRIVED_KEY, "waymark-arrived");
    bind_everywhere(el, RESIZED_KEY, "waymark-resized");
}

// Whether a line of settings chooses a set of keys, as `bind -v` does.
static bool chooses_keys(int argc, const char *argv[]) {
    const char *name = argc > 0 ? strrchr(argv[0], ':') : NULL;
    name = name == NULL ? (argc > 0 ? argv[0] : "") : name + 1;
    if (strcmp(name, "bind") != 0) return false;
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "-v") == 0 || strcmp(argv[i], "-e") == 0) return true;
    return false;
}

// What el_source does, with our keys bound again after a line that throws them away: so the lines
// after it still have the last word.
static void read_settings(EditLine *el) {
    const char *path = getenv("EDITRC"), *home = getenv("HOME");
    char beside[4096];
    if (path == NULL) {
        if (home == NULL) return;
        snprintf(beside, sizeof beside, "%s/.editrc", home);
        path = beside;
    }
    FILE *file = fopen(path, "re");
    Tokenizer *words = file == NULL ? NULL : tok_init(NULL);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (words != NULL && (length = getline(&line, &room, file)) >= 0) {
        if (length > 0 && line[length - 1] == '\n') line[length - 1] = '\0';
        const char *start = line + strspn(line, " \t");
        int argc;
        const char **argv;
        if (*start == '#' || *start == '\0') continue;
        if (tok_str(words, start, &argc, &argv) == 0) {
            el_parse(el, argc, argv);
            if (chooses_keys(argc, argv)) bind_keys(el);
        }
        tok_reset(words);
    }
    free(line);
    if (words != NULL) tok_end(words);
    if (file != NULL) fclose(file);
}

void set_keys(EditLine *el) {
    el_set(el, EL_ADDFN, "waymark-complete", "Complete the word", complete_key);
    el_set(el, EL_ADDFN, "waymark-cancel", "Give the line up", cancel_key);
    el_set(el, EL_ADDFN, "waymark-suspend", "Stop the program for now", suspend_key);
    el_set(el, EL_ADDFN, "waymark-paste", "Insert what is pasted", paste_key);
    el_set(el, EL_ADDFN, "waymark-arrived", "Used by the others", arrived_key);
    el_set(el, EL_ADDFN, "waymark-resized", "Draw the line anew", resized_key);
    el_set(el, EL_EDITOR, "emacs");
    bind_keys(el);
    read_settings(el);
}
