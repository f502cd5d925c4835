package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;

/**
 * The figures of one line as a payer adjudicated it, for showing only: state and balances are
 * judged by {@code account}. An amount no entry tells stays empty.
 */
record LineFigures(
    Optional<Money> charge,
    Optional<Money> allowed,
    Optional<Money> contractual,
    Optional<Money> paid,
    Optional<Money> patient) {
  private static final Set<String> ALLOWED = Set.of("eligible", "allowed", "line_alowd_chrg_amt");
  private static final Set<String> PAID =
      Set.of("benefit", "paidtoprovider", "line_nch_pmt_amt", "line_prvdr_pmt_amt");
  private static final Set<String> PATIENT =
      Set.of(
          "copay",
          "deductible",
          "coinsurance",
          "line_coinsrnc_amt",
          "line_bene_ptb_ddctbl_amt",
          "line_bene_pmt_amt");
  private static final Set<String> CONTRACTUAL_CODES =
      Set.of("45", "253", "104", "131", "144", "237");

  static final LineFigures NONE =
      new LineFigures(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static LineFigures filed(Optional<Money> charge) {
    return new LineFigures(
        charge, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static LineFigures of(Optional<Money> charge, List<Adjudication> entries) {
    Optional<Money> allowed = sum(entries, entry -> hasCategory(entry, ALLOWED));
    Optional<Money> patient = sum(entries, entry -> hasCategory(entry, PATIENT));
    return new LineFigures(
        charge,
        allowed,
        sum(entries, LineFigures::isContractual)
            .or(() -> isExplained(entries) ? Optional.empty() : difference(charge, allowed)),
        sum(entries, entry -> hasCategory(entry, PAID)),
        patient.isPresent()
            ? patient
            : sum(entries, entry -> CodeWords.group(entry).filter("PR"::equals).isPresent()));
  }

  /** The sum of each column over {@code rows}; a column with mixed currencies has none. */
  static LineFigures total(List<LineFigures> rows) {
    return new LineFigures(
        added(rows.stream().flatMap(row -> row.charge.stream()).toList()),
        added(rows.stream().flatMap(row -> row.allowed.stream()).toList()),
        added(rows.stream().flatMap(row -> row.contractual.stream()).toList()),
        added(rows.stream().flatMap(row -> row.paid.stream()).toList()),
        added(rows.stream().flatMap(row -> row.patient.stream()).toList()));
  }

  /**
   * Where the payer says why it takes something off, the difference to the charge is not guessed.
   */
  private static boolean isExplained(List<Adjudication> entries) {
    return entries.stream().anyMatch(entry -> !entry.reasons().isEmpty());
  }

  private static boolean isContractual(Adjudication entry) {
    boolean providersLoss =
        CodeWords.group(entry).filter(g -> g.equals("CO") || g.equals("PI")).isPresent();
    return providersLoss
        && entry.reasons().stream()
            .flatMap(reason -> reason.codings().stream())
            .map(Coding::code)
            .anyMatch(CONTRACTUAL_CODES::contains);
  }

  private static boolean hasCategory(Adjudication entry, Set<String> wanted) {
    return entry.category().codings().stream()
        .map(coding -> lastPart(coding.code()))
        .anyMatch(wanted::contains);
  }

  private static String lastPart(String code) {
    return code.substring(code.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static Optional<Money> sum(List<Adjudication> entries, Predicate<Adjudication> which) {
    List<Money> amounts = new ArrayList<>();
    entries.stream().filter(which).forEach(entry -> entry.amount().ifPresent(amounts::add));
    return added(amounts);
  }

  private static Optional<Money> added(List<Money> amounts) {
    if (amounts.isEmpty() || !amounts.stream().allMatch(amounts.get(0)::sameCurrency)) {
      return Optional.empty();
    }
    return amounts.stream().reduce(Money::plus);
  }

  private static Optional<Money> difference(Optional<Money> charge, Optional<Money> allowed) {
    return charge
        .filter(c -> allowed.filter(c::sameCurrency).isPresent())
        .map(c -> c.minus(allowed.orElseThrow()))
        .filter(d -> d.signum() >= 0);
  }
}
