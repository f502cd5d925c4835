/**
 * What we write, as FHIR resources: the follow-up record and its notes, and the audit trail's
 * events. The only place of the app that knows HAPI's model; enters {@code chart} and the names in
 * {@code org.rimborso.fhir}.
 */
@NullMarked
package org.rimborso.fhir.write;

import org.jspecify.annotations.NullMarked;
