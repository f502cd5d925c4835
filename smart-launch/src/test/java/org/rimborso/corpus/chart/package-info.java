/**
 * Synthetic charts as FHIR JSON that nothing is wrong with, made from a seed. Knows code tables and
 * FHIR, not the rules.
 */
@NullMarked
package org.rimborso.corpus.chart;

import org.jspecify.annotations.NullMarked;
