/**
 * Bulk export from an EHR into a folder of ndjson files: job, polling, files, and going on after a
 * stop. Enters {@code smart} and what is below it.
 */
@NullMarked
package org.rimborso.sweep.export;

import org.jspecify.annotations.NullMarked;
