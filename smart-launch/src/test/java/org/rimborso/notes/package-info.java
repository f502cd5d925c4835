/** Tests of notes on their way: a real store, an EHR in memory that can misbehave. */
@NullMarked
package org.rimborso.notes;

import org.jspecify.annotations.NullMarked;
