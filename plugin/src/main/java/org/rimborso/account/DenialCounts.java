package org.rimborso.account;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.account.Account.LineDenial;
import org.rimborso.account.Account.Share;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Party;
import org.rimborso.codes.CodeSets;

/**
 * How often payers denied a service together with a diagnosis, counted over accounts: of M lines
 * with this pair that a payer answered it denied N. A line counts once, with each of its diagnoses.
 */
public final class DenialCounts {
  private final Map<Pair, Count> counts = new HashMap<>();

  /**
   * A payer and what it was billed for.
   *
   * @param payer as bills refer to it, without words where it can be
   * @param service a code, without dots
   * @param diagnosis a code, without dots
   */
  public record Pair(Party payer, String service, String diagnosis) {
    public Pair {
      payer = payer.withoutWords();
      service = CodeSets.normalize(service);
      diagnosis = CodeSets.normalize(diagnosis);
    }
  }

  /** Denied so many of so many lines. */
  public record Count(int denied, int answered) {
    private Count plus(boolean one) {
      return new Count(denied + (one ? 1 : 0), answered + 1);
    }
  }

  /** The counts over the accounts of one chart. */
  public static DenialCounts of(Chart chart, List<Account> accounts) {
    DenialCounts counts = new DenialCounts();
    for (Account account : accounts) {
      counts.add(chart, account);
    }
    return counts;
  }

  private DenialCounts() {}

  /** How often this pair was denied; empty where no line with it was answered. */
  public Optional<Count> of(Pair pair) {
    return Optional.ofNullable(counts.get(pair));
  }

  /** Every pair that was answered. */
  public Map<Pair, Count> all() {
    return Map.copyOf(counts);
  }

  /**
   * The pairs that a payer was billed for in one line, or in all.
   *
   * @param sequence of the line; 0 for every line
   */
  public static Set<Pair> pairs(Chart chart, Share share, int sequence) {
    Set<Pair> pairs = new LinkedHashSet<>();
    for (Claim claim : bill(chart, share).stream().toList()) {
      for (Claim.Line line : claim.lines()) {
        if (sequence == 0 || line.sequence() == sequence) {
          pairs.addAll(pairs(chart, share, claim, line));
        }
      }
    }
    return pairs;
  }

  private void add(Chart chart, Account account) {
    for (Share share : account.breakdown().payers()) {
      if (share.paid().isPresent() || share.denial().isPresent()) {
        bill(chart, share).ifPresent(claim -> add(chart, share, claim));
      }
    }
  }

  private static Optional<Claim> bill(Chart chart, Share share) {
    return share.claims().isEmpty()
        ? Optional.empty()
        : chart.find(share.claims().get(share.claims().size() - 1), Claim.class);
  }

  private void add(Chart chart, Share share, Claim claim) {
    List<Integer> denied = share.lines().stream().map(LineDenial::sequence).toList();
    for (Claim.Line line : claim.lines()) {
      boolean isDenied = denied.contains(line.sequence()) || denied.contains(0);
      for (Pair pair : pairs(chart, share, claim, line)) {
        counts.put(pair, counts.getOrDefault(pair, new Count(0, 0)).plus(isDenied));
      }
    }
  }

  private static Set<Pair> pairs(Chart chart, Share share, Claim claim, Claim.Line line) {
    Set<Pair> pairs = new LinkedHashSet<>();
    for (String service : codes(line.service())) {
      for (String diagnosis : diagnoses(chart, claim, line)) {
        pairs.add(new Pair(share.payer(), service, diagnosis));
      }
    }
    return pairs;
  }

  private static Set<String> diagnoses(Chart chart, Claim claim, Claim.Line line) {
    Set<String> codes = new TreeSet<>();
    for (Claim.Diagnosis diagnosis : claim.diagnoses()) {
      if (line.diagnosisSequences().contains(diagnosis.sequence())) {
        diagnosis.code().ifPresent(code -> codes.addAll(codes(code)));
        diagnosis
            .condition()
            .flatMap(reference -> chart.find(reference, Condition.class))
            .ifPresent(condition -> codes.addAll(codes(condition.code())));
      }
    }
    return codes;
  }

  private static List<String> codes(CodeableConcept concept) {
    return concept.codings().stream()
        .map(Coding::code)
        .map(CodeSets::normalize)
        .distinct()
        .toList();
  }
}
