package org.rimborso.desk.fix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.store.FixRow;

/** Corrections of the chart, as pages need them. */
public interface FixBook {

  /** What a diagnosis may be said to be. */
  List<String> STATUSES = List.of("confirmed", "refuted");

  /** Where a patient may have gone after a stay: codes of HL7's discharge dispositions. */
  List<String> PLACES =
      List.of(
          "home",
          "alt-home",
          "other-hcf",
          "hosp",
          "long",
          "aadvice",
          "exp",
          "psy",
          "rehab",
          "snf",
          "oth");

  /** What stands against a correction here. */
  enum Barrier {
    /** The EHR says that it takes none. */
    NOT_OFFERED,
    /** The launch was not granted it. */
    NOT_GRANTED,
    /** The EHR refused one within the last day. */
    REFUSED,
    /** The fault stands in bills only. */
    BILLED_ONLY;

    /** As message bundles spell it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What can be done about a finding.
   *
   * @param barrier why not here; empty where it can
   * @param choices codes to choose from; none where it is no code that is chosen
   * @param inWords what the visit's record says in words only, which speaks for no code
   */
  record Offer(
      Fixable about, Optional<Barrier> barrier, List<CodeChoice> choices, List<String> inWords) {
    public Offer {
      choices = List.copyOf(choices);
      inWords = List.copyOf(inWords);
    }
  }

  /** What can be done about the findings of the visitor's chart, by their ids. */
  Map<String, Offer> offers(Admitted visitor, DeskChart opened, Locale language);

  /**
   * The corrections of the visitor's patient, the oldest first. Those whose end is not known are
   * looked up in the EHR before.
   */
  List<FixRow> history(Admitted visitor);

  /**
   * Codes that were searched for, each judged on the finding's day and with what speaks for it;
   * none where the finding is not there.
   */
  List<CodeChoice> judged(
      Admitted visitor, DeskChart opened, String finding, List<String> codes, Locale language);

  /** Whether the visitor may take a correction back, as far as the chart tells. */
  boolean isUndoable(Admitted visitor, DeskChart opened, FixRow row);

  /**
   * What a correction would change, read afresh. Writes nothing.
   *
   * @param value what was chosen: a code, a status, or a day
   */
  Preview preview(Admitted visitor, String finding, String value, Locale language);

  /** Makes the correction that a preview showed; the same one again changes nothing. */
  Answer write(Admitted visitor, Order order);

  /**
   * Takes a correction of the visitor's own back, while the EHR still has exactly that.
   *
   * @param id of taking it back, so that the same form again changes nothing
   */
  Answer undo(Admitted visitor, String fix, String id);

  /** Looks whether a finding that was corrected in the EHR itself is gone; empty if unknown. */
  Optional<FixRow> check(Admitted visitor, String finding, String id);

  /**
   * What a preview showed and the visitor wants.
   *
   * @param id of the correction
   * @param seen tells the elements as the preview showed them
   */
  record Order(String id, String finding, String value, Reference resource, String seen) {}

  /** What is to be written. */
  sealed interface Preview {}

  /**
   * A correction that can be made.
   *
   * @param lines what changes
   * @param choice the chosen code with what speaks for it; empty where none is chosen
   * @param bills that say the same and stay as they are
   */
  record Ready(
      Order order,
      Optional<String> version,
      List<Line> lines,
      Optional<CodeChoice> choice,
      List<Reference> bills)
      implements Preview {
    public Ready {
      lines = List.copyOf(lines);
      bills = List.copyOf(bills);
    }
  }

  /**
   * An element before and after.
   *
   * @param element its FHIRPath
   * @param before in words and code; empty where there is nothing yet
   */
  record Line(String element, String before, String after) {}

  /** It cannot be made, or not so. */
  record Stopped(Objection because) implements Preview, Answer {}

  /** What became of a correction. */
  sealed interface Answer {}

  /** It ended so. */
  record Ended(FixRow row) implements Answer {}

  /** Why nothing is written. */
  enum Objection {
    /** The visitor's chart has no such finding any more. */
    NO_SUCH_FINDING,
    /** Nothing fitting was chosen. */
    NOTHING_CHOSEN,
    /** The code cannot be billed on the day. */
    NOT_BILLABLE,
    /** It is what stands there already. */
    SAME,
    /** The day is not within the visit, or not over yet. */
    BAD_DAY,
    /** It cannot be made here. */
    NOT_HERE,
    /** The record is not any more what the page showed. */
    CHANGED,
    /** The EHR gave no whole answer to a question; nothing was written. */
    SILENT,
    /** Somebody corrects the same record at this moment. */
    BUSY,
    /** The token ended. */
    NO_TOKEN,
    /** The store took nothing; nothing was written. */
    NOT_KEPT,
    /** Only who made it takes it back. */
    NOT_OWN;

    /** As message bundles spell it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
