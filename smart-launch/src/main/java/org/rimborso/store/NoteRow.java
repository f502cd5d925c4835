package org.rimborso.store;

import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/**
 * A note as the store keeps it.
 *
 * @param ehr the configured EHR's id
 * @param owner who wrote it; nobody else's token may send it
 * @param launchId the launch whose token sends it
 * @param account the Claim or ExplanationOfBenefit it is about
 */
public record NoteRow(
    Note note,
    String ehr,
    Owner owner,
    String launchId,
    Reference patient,
    Reference account,
    Delivery delivery) {

  /** A user as the EHR names them: id_token {@code iss} and {@code sub}. */
  public record Owner(String issuer, String subject) {}

  /**
   * How far it came.
   *
   * @param reason why it stays here, as a code; only with {@link State#HERE}
   * @param landed the resource that holds it, or held it before its author struck it through
   * @param version that resource's version then, if the EHR tells one
   * @param attempts how often the EHR could not be reached
   * @param nextTryMillis when it may be tried again
   */
  public record Delivery(
      State state,
      Optional<String> reason,
      Optional<Reference> landed,
      Optional<String> version,
      int attempts,
      long nextTryMillis) {

    /** On its way, to be tried from {@code nextTryMillis} on. */
    public static Delivery sending(int attempts, long nextTryMillis) {
      return new Delivery(
          State.SENDING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          attempts,
          nextTryMillis);
    }

    /** Without a token of its author. */
    public static Delivery waiting() {
      return new Delivery(
          State.WAITING, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);
    }

    /** In the EHR, seen there. */
    public static Delivery delivered(Reference landed, Optional<String> version) {
      return new Delivery(State.DELIVERED, Optional.empty(), Optional.of(landed), version, 0, 0);
    }

    /** In this store for good. */
    public static Delivery here(String reason) {
      return new Delivery(
          State.HERE, Optional.of(reason), Optional.empty(), Optional.empty(), 0, 0);
    }
  }

  /** Where a note stands. */
  public enum State {
    SENDING,
    WAITING,
    DELIVERED,
    HERE
  }

  /** Without the note: it speaks of a patient. */
  @Override
  public String toString() {
    return "NoteRow[" + note.id() + ", " + delivery.state() + "]";
  }
}
