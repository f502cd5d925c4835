package org.rimborso.payerrules;

import java.util.List;
import java.util.Set;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * A decision table as a file names it, read.
 *
 * @param payerNames of payers for whose claims it counts; none: for all
 * @param file the file of rules that names it
 * @param spot where it does
 * @param rows the file with its rows
 * @param version the beginning of the hash of both files
 */
record WrittenTable(
    String id,
    TableKind kind,
    Severity severity,
    Set<Audience> audience,
    Set<String> payerNames,
    Source source,
    LineTable table,
    List<RuleTest> tests,
    String file,
    Spot spot,
    String rows,
    String version) {
  WrittenTable {
    audience = Set.copyOf(audience);
    payerNames = Set.copyOf(payerNames);
    tests = List.copyOf(tests);
  }

  Fault fault() {
    return new Fault(id, severity, audience, source, TableRule.class);
  }
}
