package org.rimborso.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.store.Queue;
import org.rimborso.store.WorkListCount;
import org.rimborso.store.WorkListSweep;
import org.rimborso.store.WorkListWish;
import org.rimborso.store.WorkRow;
import org.rimborso.sweep.WorkListLine;

/**
 * The list of all accounts that somebody has to work on, of all patients of the EHR that the
 * visitor launched from, as the last sweep left it. Asks no EHR.
 */
public interface WorkListBook {

  /** Whether the visitor sees accounts of visits at these departments and places. */
  interface Sees extends Predicate<List<Encounter>> {}

  /**
   * What a visitor's list consists of.
   *
   * @param counts of all they may see, each as it is kept; never of anything else
   * @param payers by name, those of most accounts first
   * @param limited whether there is more than they may see
   */
  record Overview(
      WorkListSweep sweep, List<WorkListCount> counts, List<String> payers, boolean limited) {
    public Overview {
      counts = List.copyOf(counts);
      payers = List.copyOf(payers);
    }
  }

  /**
   * One line.
   *
   * @param work how it is being worked on, if anybody ever said
   */
  record Line(Queue queue, WorkListLine account, Optional<WorkRow> work) {
    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "Line[" + queue + "]";
    }
  }

  /**
   * Some lines.
   *
   * @param next the account that the next lines come behind; empty where these are the last
   */
  record Lines(List<Line> lines, Optional<Reference> next) {
    public static final Lines NONE = new Lines(List.of(), Optional.empty());

    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** The list as it stands today; empty where no sweep was loaded. */
  Optional<Overview> overview(Admitted visitor, Sees sees);

  /**
   * Some lines, each looked at by the audit trail under its patient.
   *
   * @param after the account that they come behind; empty for the first ones
   */
  Lines lines(Admitted visitor, Sees sees, WorkListWish wish, Optional<Reference> after, int most);

  /** All lines, in pieces; those of each piece stand in the audit trail before they are given. */
  void export(Admitted visitor, Sees sees, WorkListWish wish, Consumer<List<Line>> to);

  /**
   * Changes the work of an account of the list, whosoever patient's.
   *
   * @param version the one that the visitor saw, 0 for none
   */
  WorkBook.Answer change(
      Admitted visitor, Sees sees, Reference account, int version, WorkChange change);

  /** An account's page was opened: its line becomes what the page shows. */
  void seen(Admitted visitor, DeskChart opened, Reference account);

  /** Whose accounts are each team's, as the store calls them, in the site's order. */
  Map<String, Set<String>> teams(Admitted visitor);

  /** How many days after its follow-up date an account is escalated; empty for never. */
  OptionalInt escalation();

  /** The time zone of the visitor's site. */
  ZoneId zone(Admitted visitor);

  /** The day at the visitor's site. */
  LocalDate today(Admitted visitor);
}
