/**
 * Bulk Data export of the sandbox: jobs over the record, their files on disk for as long as
 * somebody wants them, and faults on demand. Enters {@code fhir} and {@code oauth}.
 */
@NullMarked
package org.rimborso.sandbox.bulk;

import org.jspecify.annotations.NullMarked;
