package org.rimborso.rule;

import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Reference;

/**
 * Something that a rule could not judge. Shown and counted, never taken for clean.
 *
 * @param focus the resource in question; empty where it is the whole chart
 * @param missing what would be needed, in terms of the field: an element's path, a resource type, a
 *     code set and date
 */
public record NotChecked(String rule, Optional<Reference> focus, Cause because, String missing)
    implements Outcome {}
