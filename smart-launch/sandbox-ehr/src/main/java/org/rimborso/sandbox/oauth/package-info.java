/**
 * The SMART authorization server of the sandbox, one issuer per FHIR base; the FHIR guard asks it
 * for a token's grant, the chart page for launch values.
 */
@NullMarked
package org.rimborso.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
