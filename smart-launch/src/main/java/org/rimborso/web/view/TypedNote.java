package org.rimborso.web.view;

import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;

/**
 * A note as a user typed it, checked; it has no author or time yet.
 *
 * @param id made with the form, so that a form sent twice is one note
 */
public record TypedNote(
    String id,
    Note.Kind kind,
    String text,
    Optional<String> contact,
    Optional<String> referenceNumber,
    Optional<Money> promisedAmount,
    Optional<LocalDate> promisedOn,
    Optional<LocalDate> followUpOn) {}
