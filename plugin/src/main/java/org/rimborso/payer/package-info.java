/**
 * Payer profiles: what a site knows about its payers. Everyone may enter; this package enters
 * {@code chart}.
 */
@NullMarked
package org.rimborso.payer;

import org.jspecify.annotations.NullMarked;
