/**
 * CDS Hooks: who may call, and what is offered to callers. Enters {@code desk} and what is below
 * it.
 */
@NullMarked
package org.rimborso.cds;

import org.jspecify.annotations.NullMarked;
