package org.rimborso.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Encounter;
import org.rimborso.notes.PlacedTask;
import org.rimborso.store.Query;
import org.rimborso.store.QueryRow;

/** What billers and coders ask clinicians, and what they answer, as pages need it. */
public interface QueryBook {

  /** Every question about the launch's patient that the visitor sees, the oldest first. */
  List<Query> ofPatient(Admitted visitor);

  /** One of those. */
  Optional<Query> find(Admitted visitor, String id);

  /** Whether it was the visitor who asked. */
  boolean isOwn(Admitted visitor, Query query);

  /** Whether the visitor is who is asked. */
  boolean isFor(Admitted visitor, Query query);

  /** Asks. The same form sent twice is one question. */
  Answer ask(Admitted visitor, Asking asking);

  /**
   * Takes a step. The same step again, as a form sent twice asks for it, is done without a change.
   *
   * @param version the latest event that the visitor saw
   */
  Answer step(Admitted visitor, String id, int version, QueryStep step);

  /**
   * What waits for somebody at the EHR that the visitor launched from, of all patients, the oldest
   * first. Asks the EHR nothing.
   *
   * @param sees whether the visitor sees a line; the others are not even counted
   */
  List<Waiting> waiting(Admitted visitor, Predicate<Waiting> sees);

  /** Keeps what the visitor typed so far; whether it could be. */
  boolean keepDraft(Admitted visitor, DraftDesk.Form form, Map<String, String> fields);

  /** What the visitor typed into a form and did not send, by field. */
  Optional<Map<String, String>> draft(Admitted visitor, DraftDesk.Form form);

  /** Where the EHR's Task of a question is; empty where the site wants none. */
  Optional<PlacedTask> task(Admitted visitor, Query query);

  /** The day at the visitor's site. */
  LocalDate today(Admitted visitor);

  /** The day by which an answer is hoped for to what is asked today. */
  LocalDate due(Admitted visitor);

  /**
   * A question to be asked.
   *
   * @param id made when its form was
   */
  record Asking(String id, QueryRow.Kind kind, QueryRow.About about, QueryRow.Wording wording) {}

  /** What became of a step. */
  sealed interface Answer {}

  /** It is so, on disk. */
  record Done(Query query) implements Answer {}

  /** Something else happened since the visitor looked; nothing was written. */
  record Faster(Query query) implements Answer {}

  /** It cannot be. */
  record Refused(Objection because) implements Answer {}

  /** The visitor's patient has no such question, account, finding or visit, as far as they see. */
  record Unknown() implements Answer {}

  /** The store took nothing. */
  record NotKept() implements Answer {}

  /** Why a step cannot be taken. */
  enum Objection {
    /** It waits for no answer. */
    NOT_OPEN,
    /** It was not answered, or was dealt with. */
    NOT_ANSWERED,
    /** Only who asked takes a question back. */
    NOT_OWN,
    /** Nobody answers what they asked themselves. */
    OWN_QUESTION,
    /** What was chosen is none of the options, or says nothing without words. */
    NO_SUCH_CHOICE,
    /** A further question without words. */
    NO_WORDS
  }

  /**
   * A question that waits for somebody.
   *
   * @param visits its visits as far as FacilityScope needs them; one without a place where they are
   *     not known
   */
  record Waiting(Query query, List<Encounter> visits) {
    public Waiting {
      visits = List.copyOf(visits);
    }

    /** Neither patient nor words. */
    @Override
    public String toString() {
      return "Waiting[]";
    }
  }
}
