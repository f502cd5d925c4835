package org.rimborso.web.view;

import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;

/** A note as a user typed it, checked; it has no id, author or time yet. */
public record TypedNote(
    Note.Kind kind,
    String text,
    Optional<String> contact,
    Optional<String> referenceNumber,
    Optional<Money> promisedAmount,
    Optional<LocalDate> promisedOn,
    Optional<LocalDate> followUpOn) {}
