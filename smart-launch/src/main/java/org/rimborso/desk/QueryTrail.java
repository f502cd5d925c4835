package org.rimborso.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryRow;

/** What stands in the audit trail of questions to clinicians: about which visits and accounts. */
record QueryTrail(AuditLog audit) {

  /** A row of the trail for each patient, so that it can be told who looked at whom. */
  void looked(Launch launch, List<Query> listed) {
    Map<Reference, Set<String>> about = new LinkedHashMap<>();
    for (Query one : listed) {
      about
          .computeIfAbsent(one.row().patient(), patient -> new TreeSet<>())
          .addAll(named(one.row()));
    }
    about.forEach(
        (patient, of) ->
            audit.record(
                Entries.of(
                    launch,
                    AuditEntry.Action.READ,
                    Optional.of(patient),
                    List.copyOf(of),
                    "queries")));
  }

  /** Something is about to happen to a question. */
  void writes(Launch launch, QueryRow row, QueryEvent.What what) {
    audit.record(
        Entries.of(
            launch,
            AuditEntry.Action.WRITE,
            Optional.of(row.patient()),
            named(row),
            "query-" + what.code()));
  }

  private static List<String> named(QueryRow row) {
    return Stream.concat(row.about().encounter().stream(), row.about().account().stream())
        .map(Reference::toString)
        .toList();
  }
}
