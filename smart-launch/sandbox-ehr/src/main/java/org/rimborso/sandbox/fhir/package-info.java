/**
 * The FHIR server of the sandbox: HAPI's JPA server, one base per EHR profile, and the guards in
 * front of each; the loader and the chart page enter by {@code FhirStore}.
 */
@NullMarked
package org.rimborso.sandbox.fhir;

import org.jspecify.annotations.NullMarked;
