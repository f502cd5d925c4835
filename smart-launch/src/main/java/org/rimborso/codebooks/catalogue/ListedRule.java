package org.rimborso.codebooks.catalogue;

import java.util.List;
import java.util.Optional;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;

/**
 * A rule as it stands at a site.
 *
 * @param enabled whether the site has it on, where no payer is known
 * @param severity the most that its findings weigh here, else its usual one; empty where neither is
 *     told
 * @param payers names of profiles for which the site says something else
 * @param supplies what the site has of what the rule needs beside the EHR's resources
 */
public record ListedRule(
    Rule rule,
    boolean enabled,
    Optional<Severity> severity,
    List<String> payers,
    List<Supply> supplies) {
  public ListedRule {
    payers = List.copyOf(payers);
    supplies = List.copyOf(supplies);
  }

  /** Whether it can run here and now, as far as the site decides it. */
  public enum State {
    OFF("off"),
    /** All that it needs is there. */
    READY("ready"),
    /** Something that it needs is missing. */
    PARTLY("partly"),
    /** Nothing that it needs is there. */
    WANTING("wanting");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** As JSON and message bundles spell it. */
    public String code() {
      return code;
    }
  }

  /** Whether it can run here and now. */
  public State state() {
    if (!enabled && payers.isEmpty()) {
      return State.OFF;
    }
    if (supplies.stream().allMatch(supply -> supply.stock().isWhole())) {
      return State.READY;
    }
    return supplies.stream().allMatch(supply -> supply.stock().isNothing())
        ? State.WANTING
        : State.PARTLY;
  }

  public String id() {
    return rule.id();
  }

  /** The family of rules that it belongs to: the first word of its id, such as {@code line}. */
  public String family() {
    return id().split("-", 2)[0];
  }

  /** What its findings share. */
  public Optional<Fault> fault() {
    return rule.fault();
  }

  /** Types of resources that the EHR must show. */
  public List<String> resources() {
    return rule.needs().stream()
        .filter(Need.Resource.class::isInstance)
        .map(need -> ((Need.Resource) need).type())
        .toList();
  }
}
