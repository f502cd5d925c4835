package org.rimborso.desk.fix;

import java.time.Clock;
import java.util.function.Supplier;
import org.rimborso.access.Gate;
import org.rimborso.audit.AuditLog;
import org.rimborso.codes.CodeSets;
import org.rimborso.desk.Desk;
import org.rimborso.notes.Records;
import org.rimborso.store.Store;

/**
 * What the desk for corrections is made of.
 *
 * @param records tell EHRs who wrote
 * @param codes as they stand now
 */
public record Parts(
    Desk desk,
    Gate gate,
    Pens pens,
    Store store,
    Records.Source records,
    Supplier<CodeSets> codes,
    AuditLog audit,
    Clock clock) {}
