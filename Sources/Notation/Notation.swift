// Filled by its chapter.
