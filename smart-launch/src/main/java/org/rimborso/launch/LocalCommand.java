package org.rimborso.launch;

/** What a command does where the store is open: in the running app, or in the command itself. */
@FunctionalInterface
interface LocalCommand {
  /**
   * Does it.
   *
   * @param caller the operating system's name of who gave the command
   * @return the exit code
   */
  int run(LocalRequest request, String caller, Lines lines);

  /** Where its answer goes, line by line. */
  interface Lines {
    /** To standard output. */
    void out(String line);

    /** To standard error. */
    void err(String line);
  }
}
