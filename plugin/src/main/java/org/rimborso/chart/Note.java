package org.rimborso.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a biller did about an account. Plain text; never a payer's word.
 *
 * @param id random, unguessable, the same wherever the note lands
 * @param author who wrote it, as the EHR names the user ({@code Practitioner/…}), and how to show
 *     them
 */
public record Note(
    String id,
    Author author,
    Instant written,
    Kind kind,
    String text,
    Optional<String> contact,
    Optional<String> referenceNumber,
    Optional<Money> promisedAmount,
    Optional<LocalDate> promisedOn,
    Optional<LocalDate> followUpOn,
    Status status) {

  public Note {
    if (id.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("a note needs an id and a text");
    }
  }

  /** An active note that says {@code text} and no more. */
  public static Note saying(String id, Author author, Instant written, Kind kind, String text) {
    return new Note(
        id,
        author,
        written,
        kind,
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Status.ACTIVE);
  }

  /** Whether its author marked it as entered in error. */
  public boolean isStruck() {
    return status == Status.ENTERED_IN_ERROR;
  }

  /** The user who wrote a note. */
  public record Author(String reference, String display) {}

  /** What was done. The code is what stands in the record. */
  public enum Kind {
    CALL("call"),
    PORTAL("portal"),
    LETTER("letter"),
    APPEAL("appeal"),
    CORRECTION("correction"),
    PROMISE("promise"),
    WRITE_OFF("write-off"),
    OTHER("other");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** A note is never deleted; its author may mark it entered in error. */
  public enum Status {
    ACTIVE("active"),
    ENTERED_IN_ERROR("entered-in-error");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
