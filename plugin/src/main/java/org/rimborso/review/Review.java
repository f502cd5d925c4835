package org.rimborso.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;

/**
 * What was found in one chart. Lists are sorted: findings by severity, focus, rule, fact; what was
 * not checked by rule, focus, missing; accounts by reference.
 *
 * @param patient the patient; empty for resources that name none
 */
public record Review(
    Optional<Reference> patient,
    LocalDate asOf,
    List<Finding> findings,
    List<NotChecked> notChecked,
    List<Account> accounts) {
  public Review {
    findings = List.copyOf(findings);
    notChecked = List.copyOf(notChecked);
    accounts = List.copyOf(accounts);
  }
}
