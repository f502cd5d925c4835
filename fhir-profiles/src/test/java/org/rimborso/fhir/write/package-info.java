/** Tests of what we write: against our own profile and the base specification. */
@NullMarked
package org.rimborso.fhir.write;

import org.jspecify.annotations.NullMarked;
