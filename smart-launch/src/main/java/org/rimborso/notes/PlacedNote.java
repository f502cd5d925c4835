package org.rimborso.notes;

import org.rimborso.chart.Note;

/** A note and where it is, as a page shows it. */
public record PlacedNote(Note note, Landing landing) {}
