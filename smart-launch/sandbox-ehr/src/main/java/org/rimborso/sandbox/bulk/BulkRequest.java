package org.rimborso.sandbox.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a job exports.
 *
 * @param types in this order
 * @param since only what has changed since; empty: everything
 * @param group id of a group of patients; empty: everybody
 */
record BulkRequest(List<String> types, Optional<Instant> since, Optional<String> group) {
  BulkRequest {
    types = List.copyOf(types);
  }
}
