package org.rimborso.rules.procedure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.ServiceRecord;

/**
 * Services that a chart says were ordered, done or given.
 *
 * @param byCode when, by the code as tables hold it, of whatever type of resource
 * @param uncoded when, by type of resource, where no code of claims says what
 * @param coded types of resource of which some entry has a code of claims
 */
record Documented(
    Map<String, ServiceDays> byCode, Map<String, ServiceDays> uncoded, Set<String> coded) {
  private static final Set<String> NOT_DONE =
      Set.of("not-done", "entered-in-error", "cancelled", "revoked");

  static Documented in(Chart chart) {
    return chart.fact(Documented.class, Documented::of);
  }

  private static Documented of(Chart chart) {
    Documented found = new Documented(new HashMap<>(), new HashMap<>(), new HashSet<>());
    for (Procedure one : chart.procedures()) {
      found.add("Procedure", one.status(), one.code(), one.performed());
    }
    for (ServiceRecord one : chart.serviceRecords()) {
      found.add(one.reference().type(), one.status(), one.code(), one.performed());
    }
    return found;
  }

  private void add(String type, String status, CodeableConcept code, Period performed) {
    if (NOT_DONE.contains(status)) {
      return;
    }
    List<Coding> codings = ServiceCode.codings(code);
    if (codings.isEmpty()) {
      uncoded.computeIfAbsent(type, unused -> new ServiceDays()).add(performed);
      return;
    }
    coded.add(type);
    for (Coding coding : codings) {
      byCode.computeIfAbsent(ServiceCode.bare(coding), unused -> new ServiceDays()).add(performed);
    }
  }

  /** Whether a service of this code was done on one of these days. */
  boolean has(String code, Period days) {
    return meet(byCode.get(code), days);
  }

  /** Whether an entry of {@code type} without a code of claims is of one of these days. */
  boolean mayHave(String type, Period days) {
    return meet(uncoded.get(type), days);
  }

  /** Whether any entry of {@code type} is known. */
  boolean knows(String type) {
    return coded.contains(type) || uncoded.containsKey(type);
  }

  private static boolean meet(@Nullable ServiceDays some, Period days) {
    return some != null && some.meet(days);
  }
}
