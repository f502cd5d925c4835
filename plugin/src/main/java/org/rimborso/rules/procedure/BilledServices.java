package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.List;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Procedure;

/** What the claims of one encounter bill, all together. */
record BilledServices(Chart chart, List<Claim> claims) {

  /** Whether a claim names {@code procedure}, or bills one of its codes on one of its days. */
  boolean include(Procedure procedure) {
    for (Claim claim : claims) {
      for (Claim.BilledProcedure one : claim.procedures()) {
        if (one.procedure().filter(procedure.reference()::equals).isPresent()
            || share(one.code(), procedure.code())) {
          return true;
        }
      }
      for (BilledLine line : BilledLines.of(chart, claim)) {
        if (share(line.line().service(), procedure.code())
            && line.served(chart).mayOverlap(procedure.performed())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Every line of them. */
  List<BilledLine> lines() {
    List<BilledLine> all = new ArrayList<>();
    claims.forEach(claim -> all.addAll(BilledLines.of(chart, claim)));
    return all;
  }

  /** Codes of claims go under several systems' names; others are told by theirs. */
  private static boolean share(CodeableConcept some, CodeableConcept others) {
    for (Coding one : some.codings()) {
      for (Coding other : others.codings()) {
        if (one.code().equalsIgnoreCase(other.code())
            && (one.uri().equals(other.uri())
                || ServiceCode.isOfClaims(one) && ServiceCode.isOfClaims(other))) {
          return true;
        }
      }
    }
    return false;
  }
}
