package org.rimborso.desk;

import java.util.Set;
import java.util.TreeSet;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.store.Hashes;

/**
 * What a finding rests on, as a fingerprint: its focus and its evidence as the chart holds them.
 * Small records count whole. Visits and bills grow while people work on them, so of these counts
 * what is always part of the matter (what it is, when, how it stands) and the elements that the
 * finding names; where it names none, all of them. Amounts, names and displays never count.
 *
 * <p>The chart is to be the one that was fetched: what is taken out for a reader's role would make
 * their fingerprint another than their colleague's.
 */
public final class FindingFacts {
  /** Grows when the same facts get another fingerprint; every mark is then asked for again. */
  private static final String EDITION = "1";

  private final Chart chart;
  private final RecordFacts records = new RecordFacts();
  private final BillFacts bills = new BillFacts();

  public FindingFacts(Chart chart) {
    this.chart = chart;
  }

  /** The fingerprint: 64 hexadecimal digits. */
  public String print(Finding finding) {
    Set<String> facts = new TreeSet<>();
    facts.add(fact(finding.focus(), finding.element()));
    for (Evidence one : finding.evidence()) {
      facts.add(fact(one.reference(), one.element()));
    }
    return Hashes.sha256(FactText.of(EDITION, facts));
  }

  private String fact(Reference reference, String path) {
    return FactText.of(
        reference,
        chart
            .find(reference, Resource.class)
            .map(resource -> of(resource, new Element(path)))
            .orElse("absent"));
  }

  private String of(Resource resource, Element element) {
    if (resource instanceof Claim claim) {
      return bills.of(claim, element);
    }
    if (resource instanceof ExplanationOfBenefit benefit) {
      return FactText.of(bills.of(benefit.bill(), element), records.of(benefit.answer()));
    }
    return resource instanceof Encounter encounter
        ? records.of(encounter, element)
        : records.of(resource);
  }

  /** Where in a resource, by its FHIRPath such as {@code Claim.diagnosis[0].diagnosis}. */
  record Element(String path) {

    /** The element right below the resource, such as {@code diagnosis}; empty for the whole. */
    String top() {
      int dot = path.indexOf('.');
      return dot < 0 ? "" : path.substring(dot + 1).replaceFirst("[.\\[].*", "");
    }

    /** Which of several, from 0; -1 for all of them. */
    int index() {
      String below = path.substring(path.indexOf('.') + 1);
      return below.matches("[A-Za-z]+\\[\\d{1,4}].*")
          ? Integer.parseInt(below.replaceFirst("^[A-Za-z]+\\[(\\d+)].*$", "$1"))
          : -1;
    }
  }
}
