/**
 * The names that our own FHIR resources carry, shared by reader and writer. Constants only; enters
 * nothing.
 */
@NullMarked
package org.rimborso.fhir;

import org.jspecify.annotations.NullMarked;
