/** Tests of the review of files. */
@NullMarked
package org.rimborso.sweep;

import org.jspecify.annotations.NullMarked;
