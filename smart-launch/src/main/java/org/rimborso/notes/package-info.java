/**
 * Follow-up notes: the outbox, the delivery ladder, notes in our own store. Enters {@code smart}
 * and what is below it.
 */
@NullMarked
package org.rimborso.notes;

import org.jspecify.annotations.NullMarked;
