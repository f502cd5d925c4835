/**
 * Measures the built-in rules on synthetic charts: clean ones, ones with one known defect, and ones
 * that only look wrong.
 */
@NullMarked
package org.rimborso.corpus;

import org.jspecify.annotations.NullMarked;
