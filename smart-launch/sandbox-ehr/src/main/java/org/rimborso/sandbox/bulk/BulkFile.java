package org.rimborso.sandbox.bulk;

import java.nio.file.Path;

/**
 * One file of a finished job.
 *
 * @param kind {@code output}, {@code error} or {@code deleted}
 * @param name the last part of its address
 */
record BulkFile(String kind, String type, String name, Path path, int count, boolean packed) {}
