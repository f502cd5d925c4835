package org.rimborso.account;

import java.util.ArrayList;
import java.util.List;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Reference;

/**
 * One bill and what payers answered to it.
 *
 * @param reference the Claim, or the first ExplanationOfBenefit where the chart has no Claim
 * @param claim the bill itself; from the last ExplanationOfBenefit where the chart has no Claim
 * @param answers those that stand, oldest first
 */
record Bill(Reference reference, Claim claim, List<PayerAnswer> answers) {
  Bill {
    List<PayerAnswer> standing = new ArrayList<>(answers);
    standing.removeIf(answer -> !answer.stands());
    standing.sort(PayerAnswer.ORDER);
    answers = List.copyOf(standing);
  }

  boolean isCancelled() {
    return claim.status().equals("cancelled");
  }

  boolean isDraft() {
    return claim.status().equals("draft");
  }
}
