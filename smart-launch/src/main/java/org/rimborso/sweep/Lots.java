package org.rimborso.sweep;

import java.io.Serializable;

/**
 * Into which lots the lines of an input are parted: all that is one patient's into one, what is
 * nobody's into one, and what many share into a few of their own.
 *
 * @param patients how many lots there are for patients
 */
public record Lots(int patients) implements Serializable {
  private static final int OTHERS = 6;

  /**
   * As many as keep a lot small enough to be in memory.
   *
   * @param text bytes of the whole input
   * @param lot about how many bytes a lot should have
   * @param most so many at most
   */
  public static Lots of(long text, long lot, long most) {
    return new Lots((int) Math.max(1, Math.min(most, (text + lot - 1) / lot)));
  }

  /** Where a line goes whose patient has this key. */
  public int of(long patient) {
    if (Keys.isNamed(patient)) {
      return (int) Long.remainderUnsigned(patient, patients);
    }
    if (patient == Keys.PROVIDER) {
      return providers();
    }
    if (patient == Keys.PAYMENT) {
      return payments();
    }
    return patient == Keys.OPEN ? open() : nobody();
  }

  /** Resources that name no patient: the last to be reviewed. */
  public int nobody() {
    return patients;
  }

  /** Lots that are reviewed. */
  public int reviewed() {
    return patients + 1;
  }

  /** What stands in every chart that names it. */
  public int providers() {
    return patients + 1;
  }

  /** What is parted among several patients. */
  public int payments() {
    return patients + 2;
  }

  /** Whose patient only an index of the whole input can tell. */
  public int open() {
    return patients + 3;
  }

  /** Once more the patient records that name others of the same person. */
  public int joined() {
    return patients + 4;
  }

  /** No lines, but what all of them are called and whose they are. */
  int names() {
    return patients + 5;
  }

  int count() {
    return patients + OTHERS;
  }
}
