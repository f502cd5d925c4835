/**
 * Corrections of a chart that clinicians make from a finding: what can be corrected, which codes
 * may be chosen, the writing into the EHR and its history. Enters {@code desk} and what is below
 * it.
 */
@NullMarked
package org.rimborso.desk.fix;

import org.jspecify.annotations.NullMarked;
