/**
 * Reviews of files: many patients in, review lines out. Enters {@code notes} and what is below it.
 */
@NullMarked
package org.rimborso.sweep;

import org.jspecify.annotations.NullMarked;
