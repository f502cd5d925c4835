package org.rimborso.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rimborso.account.Account;
import org.rimborso.account.AccountRule;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;

/** Which finding speaks where several rules see one defect: the same fact of the same focus. */
final class Precedence {
  private final Map<String, Set<String>> beatenBy = new HashMap<>();
  private final Set<String> ofAccounts = new HashSet<>();

  Precedence(List<Rule> rules) {
    for (Rule rule : rules) {
      rule.beats()
          .forEach(
              beaten -> beatenBy.computeIfAbsent(beaten, key -> new HashSet<>(1)).add(rule.id()));
      if (rule instanceof AccountRule) {
        ofAccounts.add(rule.id());
      }
    }
  }

  /** The findings that no other one speaks for, in their order. */
  List<Finding> speaking(Collection<Finding> findings, List<Account> accounts) {
    Map<Defect, Set<String>> speakers = speakers(findings, accounts);
    return findings.stream().filter(finding -> !isBeaten(finding, speakers)).toList();
  }

  private boolean isBeaten(Finding finding, Map<Defect, Set<String>> speakers) {
    Set<String> stronger = beatenBy.getOrDefault(finding.rule(), Set.of());
    Defect defect = new Defect(finding.focus(), finding.fact());
    return !stronger.isEmpty()
        && speakers.getOrDefault(defect, Set.of()).stream().anyMatch(stronger::contains);
  }

  /** What is said of an account is said of each of its claims. */
  private Map<Defect, Set<String>> speakers(Collection<Finding> findings, List<Account> accounts) {
    Map<Reference, List<Reference>> claims = new HashMap<>();
    accounts.forEach(account -> claims.put(account.reference(), account.claims()));
    Map<Defect, Set<String>> speakers = new HashMap<>();
    for (Finding finding : findings) {
      add(speakers, finding, finding.focus());
      if (ofAccounts.contains(finding.rule())) {
        claims
            .getOrDefault(finding.focus(), List.of())
            .forEach(claim -> add(speakers, finding, claim));
      }
    }
    return speakers;
  }

  private static void add(Map<Defect, Set<String>> speakers, Finding finding, Reference focus) {
    speakers
        .computeIfAbsent(new Defect(focus, finding.fact()), key -> new HashSet<>(1))
        .add(finding.rule());
  }

  /** What two findings share when they speak of the same defect. */
  private record Defect(Reference focus, String fact) {}
}
