package org.rimborso.desk.fix;

import java.util.Optional;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;

/**
 * Something coded on the chart that speaks for a code.
 *
 * @param words its code and name as the chart has them
 * @param mapped whether a published map leads from its code to the other, so that it says the same
 *     only as far as the map does
 */
public record CodedFact(
    Reference resource, String words, Optional<PartialDate> date, boolean mapped) {}
