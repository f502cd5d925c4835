/** Tests of the reader. */
@NullMarked
package org.rimborso.fhir.read;

import org.jspecify.annotations.NullMarked;
