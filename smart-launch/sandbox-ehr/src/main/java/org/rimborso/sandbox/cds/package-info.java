/** The EHR as a caller of CDS Hooks; the chart pages and the wiring enter. */
@NullMarked
package org.rimborso.sandbox.cds;

import org.jspecify.annotations.NullMarked;
