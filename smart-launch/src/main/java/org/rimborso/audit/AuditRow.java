package org.rimborso.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the trail.
 *
 * @param hash its link in the chain
 * @param trace id of the request it arose in; rows of elder versions have none
 */
public record AuditRow(
    long seq, Instant at, AuditEntry entry, Optional<String> trace, String hash) {}
