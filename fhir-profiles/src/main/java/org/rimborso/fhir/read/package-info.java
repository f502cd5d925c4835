/**
 * FHIR R4 JSON bytes into the chart, as a streaming projection: one small reader per resource type,
 * written once against {@code Cursor}. Knows no FHIR library and no I/O beyond the stream it is
 * given; enters {@code chart} and the names in {@code org.rimborso.fhir}.
 */
@NullMarked
package org.rimborso.fhir.read;

import org.jspecify.annotations.NullMarked;
