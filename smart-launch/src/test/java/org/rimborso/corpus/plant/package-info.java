/**
 * Defects put into clean charts, one at a time, each with the answer it deserves; and charts that
 * look wrong and are not. Knows code tables and FHIR, not the rules.
 */
@NullMarked
package org.rimborso.corpus.plant;

import org.jspecify.annotations.NullMarked;
