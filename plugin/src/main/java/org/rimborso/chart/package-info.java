/**
 * The chart: what is known about one patient at one moment, as immutable records named after the
 * FHIR resources they come from. Holds facts and the field's definitions over them (billable
 * encounter, its claims, code date), no judgement. Everyone may enter; this package enters {@code
 * codes} only.
 */
@NullMarked
package org.rimborso.chart;

import org.jspecify.annotations.NullMarked;
