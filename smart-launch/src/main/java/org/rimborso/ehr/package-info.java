/**
 * The only way to an EHR: one transport with an origin guard, budgets, paging and retries; what an
 * EHR offers. Enters {@code store}.
 */
@NullMarked
package org.rimborso.ehr;

import org.jspecify.annotations.NullMarked;
