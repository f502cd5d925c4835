/**
 * A FHIR terminology server beside or instead of loaded code sets: the codes that no loaded set
 * judges are asked there before a review. Enters {@code codebooks} and {@code ehr}.
 */
@NullMarked
package org.rimborso.codebooks.terminology;

import org.jspecify.annotations.NullMarked;
