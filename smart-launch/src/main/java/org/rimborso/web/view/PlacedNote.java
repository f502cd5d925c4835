package org.rimborso.web.view;

import org.rimborso.chart.Note;

/** A note and where it has landed. */
public record PlacedNote(Note note, Landing landing) {}
