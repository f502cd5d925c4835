package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Reference;

/**
 * What the claims of one encounter bill, all together.
 *
 * @param procedures that the claims name
 * @param byCode the days of what they bill, by {@link #key}; procedures of a claim have no days
 * @param lines of all of them
 */
record BilledServices(
    Set<Reference> procedures, Map<String, List<Period>> byCode, List<BilledLine> lines) {

  static BilledServices of(Chart chart, List<Claim> claims) {
    BilledServices billed = new BilledServices(new HashSet<>(), new HashMap<>(), new ArrayList<>());
    for (Claim claim : claims) {
      for (Claim.BilledProcedure one : claim.procedures()) {
        one.procedure().ifPresent(billed.procedures::add);
        one.code().codings().forEach(coding -> billed.add(coding, Period.UNKNOWN));
      }
      for (BilledLine line : BilledLine.of(chart, claim)) {
        billed.lines.add(line);
        line.line().service().codings().forEach(c -> billed.add(c, line.served(chart)));
      }
    }
    return billed;
  }

  private void add(Coding coding, Period days) {
    byCode.computeIfAbsent(key(coding), unused -> new ArrayList<>(1)).add(days);
  }

  /** Codes of claims go under several systems' names; others are told by theirs. */
  private static String key(Coding coding) {
    return ServiceCode.isOfClaims(coding)
        ? ServiceCode.bare(coding)
        : coding.uri() + "|" + coding.code();
  }

  /** Whether a claim names {@code procedure}, or bills one of its codes on one of its days. */
  boolean include(Procedure procedure) {
    if (procedures.contains(procedure.reference())) {
      return true;
    }
    for (Coding coding : procedure.code().codings()) {
      for (Period days : byCode.getOrDefault(key(coding), List.of())) {
        if (days.mayOverlap(procedure.performed())) {
          return true;
        }
      }
    }
    return false;
  }
}
