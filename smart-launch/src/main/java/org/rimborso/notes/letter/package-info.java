/**
 * How a letter to a payer looks on paper. Whoever hands one out, a page or a delivery, sets it
 * here; the only room that knows of PDF.
 */
@NullMarked
package org.rimborso.notes.letter;

import org.jspecify.annotations.NullMarked;
