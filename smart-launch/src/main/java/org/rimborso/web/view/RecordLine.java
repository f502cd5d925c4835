package org.rimborso.web.view;

import java.util.Optional;
import org.rimborso.rule.Evidence;

/**
 * A record of the chart, or a part of one, in plain words.
 *
 * @param what what it says; the kind of record where the chart does not hold it
 * @param where what kind of record it is, such as "problem list"
 * @param on since when it says so, or of when it is
 * @param at the reference and path, for who looks it up
 */
public record RecordLine(String what, String where, Optional<Day> on, Evidence at) {}
