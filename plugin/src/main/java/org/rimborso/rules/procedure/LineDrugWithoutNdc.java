package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.payer.PayerTerm;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.PayerDemand;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> lines bill drugs by a HCPCS J code without a National Drug Code, and the payer
 * profile asks for one. Once for each bill, listing the lines.
 *
 * <p><b>Not checked when</b> no profile says whether the payer asks for it ({@code
 * policy-not-configured}, once for each payer), part of the claim was not readable, or claims are
 * not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: 42 CFR 447.520 (physician-administered drugs, for Medicaid); Medicare Claims
 * Processing Manual, chapter 26, section 10.4, item 24; the payer profile.
 */
final class LineDrugWithoutNdc implements WalkingRule {
  static final String ID = "line-drug-without-ndc";
  private static final String NDC = "http://hl7.org/fhir/sid/ndc";
  private static final String NDC_BY_OID = "urn:oid:2.16.840.1.113883.6.69";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("Payer profile (payers, requires.ndc); 42 CFR", "447.520"),
          LineDrugWithoutNdc.class);
  private final PayerDemand<Boolean> demand;

  LineDrugWithoutNdc(Payers payers) {
    demand = new PayerDemand<>(payers, fault, Requirements::ndc, "drug code rules");
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.profile(PayerTerm.NDC, "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return demand.each(
        chart,
        BilledLines.in(chart).billsWith(LineTrait.DRUG_UNNAMED),
        bill -> !bare(chart, bill).isEmpty(),
        (bill, asked, payer) -> asked ? judge(chart, bill, payer) : List.of());
  }

  private static List<BilledLine> bare(Chart chart, Claim bill) {
    List<BilledLine> found = new ArrayList<>(0);
    for (BilledLine line : BilledLines.of(chart, bill)) {
      if (isUnnamed(line) && !isToldBeside(line)) {
        found.add(line);
      }
    }
    return found;
  }

  /** Whether it bills a drug and does not name it itself. */
  static boolean isUnnamed(BilledLine line) {
    return line.line().drugCode().isEmpty() && line.startsWith('J');
  }

  /** Whether supporting information that the line points to is a National Drug Code. */
  private static boolean isToldBeside(BilledLine line) {
    for (Claim.SupportingInfo info : line.bill().supportingInfo()) {
      if (line.line().informationSequences().contains(info.sequence())
          && info.code().code(NDC).or(() -> info.code().code(NDC_BY_OID)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private List<Outcome> judge(Chart chart, Claim bill, String payer) {
    List<BilledLine> lines = bare(chart, bill);
    return List.of(
        fault
            .unread(chart, bill.reference())
            .orElseGet(
                () ->
                    fault
                        .finding(
                            bill.reference(),
                            "",
                            lines.get(0).element("productOrService"),
                            lines.size(),
                            BilledLine.numbers(lines),
                            payer)
                        .risking(BilledLine.net(lines))));
  }
}
