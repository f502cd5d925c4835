/** The append-only audit trail. Enters {@code ehr} and {@code store}. */
@NullMarked
package org.rimborso.audit;

import org.jspecify.annotations.NullMarked;
