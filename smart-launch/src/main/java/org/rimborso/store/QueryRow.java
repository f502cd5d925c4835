package org.rimborso.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;

/**
 * A question to a clinician as it was asked first. What became of it stands in {@link QueryEvent}s.
 *
 * @param id made when its form was
 * @param ehr the configured EHR's id
 * @param visits the places of the visits it is about as the desk writes them; empty if not known
 * @param restricted whether it is about a restricted record, for those only who may see them
 * @param asked by whom, and when
 */
public record QueryRow(
    String id,
    String ehr,
    Reference patient,
    About about,
    String visits,
    boolean restricted,
    Optional<Addressee> addressee,
    Kind kind,
    Wording wording,
    By asked) {

  /** What kind of question it is. */
  public enum Kind {
    /** A diagnosis could be named more closely. */
    SPECIFICITY,
    /** A diagnosis is missing, or has no code. */
    UNCODED,
    /** Whether the documentation is whole, as when a payer asks for records. */
    RECORDS,
    /** A diagnosis does not go with age, sex, service or day. */
    MISMATCH,
    /** Statements differ. */
    CONFLICT,
    /** Whether findings bear a diagnosis out. */
    VALIDATION;

    /** As the store, addresses and message bundles spell it, such as {@code records}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this code. */
    public static Optional<Kind> named(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  /**
   * What it is about, as far as it is about one.
   *
   * @param finding the finding's id
   */
  public record About(
      Optional<Reference> account, Optional<String> finding, Optional<Reference> encounter) {}

  /** Whom it is for; others who have the patient's chart may answer as well. */
  public record Addressee(Reference who, String name) {}

  /**
   * What is asked.
   *
   * @param facts what the chart says, a line each with its source and day
   * @param options what can be chosen beside "other" and "cannot be determined", a line each
   */
  public record Wording(String text, List<String> facts, List<String> options) {
    public Wording {
      facts = List.copyOf(facts);
      options = List.copyOf(options);
    }

    /** Nothing of a patient. */
    @Override
    public String toString() {
      return "Wording[]";
    }
  }

  /** By whom, and when. */
  public record By(NoteRow.Owner who, String name, Instant at) {}

  /** The same question under another id. */
  public QueryRow renamed(String other) {
    return new QueryRow(
        other, ehr, patient, about, visits, restricted, addressee, kind, wording, asked);
  }

  /**
   * What happened to it as its EHR may be told it.
   *
   * @param labelled whether what it is about is a restricted record by now
   */
  public TaskRow.Change telling(QueryEvent event, boolean labelled) {
    return new TaskRow.Change(
        new TaskRow.Subject(ehr, TaskKind.QUERY, new Reference("Query", id)),
        event.version(),
        patient,
        restricted || labelled,
        event.by().who());
  }

  /** Neither people nor words. */
  @Override
  public String toString() {
    return "QueryRow[" + kind + "]";
  }
}
