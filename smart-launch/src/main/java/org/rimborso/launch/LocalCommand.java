package org.rimborso.launch;

import java.util.Optional;
import org.rimborso.audit.AuditEntry.Who;

/** What a command does where the store is open: in the running app, or in the command itself. */
@FunctionalInterface
interface LocalCommand {
  /** Stands for the machine's own users in the audit trail. */
  String THIS_MACHINE = "urn:rimborso:command-line";

  /**
   * Does it.
   *
   * @param caller the operating system's name of who gave the command
   * @return the exit code
   */
  int run(LocalRequest request, String caller, Lines lines);

  /** The person at the command line, as the operating system knows them. */
  static Who who(String caller) {
    return new Who(THIS_MACHINE, caller, Optional.empty());
  }

  /** Where its answer goes, line by line. */
  interface Lines {
    /** To standard output. */
    void out(String line);

    /** To standard error. */
    void err(String line);
  }
}
