package org.rimborso.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;
import org.rimborso.web.view.Landing;
import org.rimborso.web.view.PlacedNote;
import org.rimborso.web.view.TypedNote;

/** The desk, as pages need it. */
public interface Charts {

  /** The visitor's chart if it is on the desk already; never waits for the EHR. */
  Optional<Opened> ready(Visitor visitor);

  /** The visitor's chart, fetched where need be; may take as long as a page may. */
  Opened open(Visitor visitor);

  /** Forgets the chart, so that the next look is a new one. */
  void refresh(Visitor visitor);

  /** The notes of an account and where each has landed. */
  List<PlacedNote> notes(Visitor visitor, Reference account);

  /** The time zone of the visitor's site. */
  ZoneId zone(Visitor visitor);

  /**
   * Saves a note about an account of the visitor's patient; the same form sent twice is one note.
   */
  Saved save(Visitor visitor, Reference account, TypedNote note);

  /**
   * A chart, its review, and when it was read.
   *
   * @param tokenEnded the EHR no longer lets this launch read: it takes another one
   */
  record Opened(Chart chart, Review review, Instant asOf, boolean tokenEnded) {}

  /** What became of a note. */
  sealed interface Saved {}

  /** Committed under this id. */
  record Kept(String noteId, Landing landing) implements Saved {}

  /** Not committed; nothing was written anywhere. */
  record NotKept() implements Saved {}
}
