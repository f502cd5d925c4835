package org.rimborso.rules.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;

/**
 * Where a claim names a coverage. A fault of a coverage is one fault, however many claims name it:
 * rules say it once, at the first of them.
 *
 * @param index the position in Claim.insurance, from 0
 */
record NamedCoverage(Claim claim, int index, Party coverage) {

  /** Every coverage that claims in force name, with the places, in order of the claims. */
  static Collection<List<NamedCoverage>> all(Chart chart) {
    return chart.fact(All.class, All::of).places();
  }

  private record All(Collection<List<NamedCoverage>> places) {
    static All of(Chart chart) {
      Map<Party, List<NamedCoverage>> all = new LinkedHashMap<>();
      chart.claimsInForce().forEach(claim -> add(claim, all));
      return new All(Collections.unmodifiableCollection(all.values()));
    }
  }

  private static void add(Claim claim, Map<Party, List<NamedCoverage>> all) {
    for (int i = 0; i < claim.insurance().size(); i++) {
      Party coverage = claim.insurance().get(i).coverage();
      Party key = coverage.reference().map(Party::of).orElse(coverage);
      all.computeIfAbsent(key, unused -> new ArrayList<>(1))
          .add(new NamedCoverage(claim, i, coverage));
    }
  }

  /** FHIRPath of the place. */
  String element() {
    return "Claim.insurance[" + index + "].coverage";
  }

  /** The coverage, where the chart holds it. */
  Optional<Coverage> find(Chart chart) {
    return coverage.reference().flatMap(reference -> chart.find(reference, Coverage.class));
  }

  /** Whose coverage it is, for people. */
  static String name(Chart chart, Coverage coverage) {
    return coverage.payors().stream()
        .flatMap(payor -> chart.nameOf(payor).stream())
        .findFirst()
        .or(coverage.type()::label)
        .orElse(coverage.reference().toString());
  }
}
