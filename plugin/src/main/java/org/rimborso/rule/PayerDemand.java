package org.rimborso.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;

/**
 * Something that payers ask of bills, as their profiles say it. Of a payer whose profile does not
 * say it, that is said once ({@code policy-not-configured}), at the first bill in order of
 * reference that it concerns.
 *
 * @param demanded what a profile says of it; empty where it says nothing
 * @param rules what is then missing, in words, such as {@code prior authorisation rules}
 */
public record PayerDemand<T>(
    Payers payers, Fault fault, Function<Requirements, Optional<T>> demanded, String rules) {

  /** Judges one bill by what its payer, who goes by this name, demands. */
  @FunctionalInterface
  public interface Judge<T> {
    List<Outcome> of(Claim bill, T demand, String payer);
  }

  /**
   * What {@code judge} says of each of {@code bills} that the demand may concern; before it, what
   * keeps claims from being known. Bills, in order of reference, that only the patient pays concern
   * no payer.
   */
  public Walk each(
      Chart chart, List<BillInForce> bills, Predicate<Claim> concerned, Judge<T> judge) {
    Asking asking = new Asking(payers.in(chart), judge);
    return fault.each(
        chart,
        "Claim",
        bills,
        standing ->
            asking.isOver(standing) || !concerned.test(standing.bill()) || !hasPayer(standing)
                ? List.of()
                : asking.about(standing));
  }

  /** Bill after bill; what a payer demands is looked up where the payer changes. */
  private final class Asking {
    private final ChartPayers known;
    private final Judge<T> judge;
    private final Set<String> silent = new HashSet<>();
    private Optional<BillInForce.Payer> before = Optional.empty();
    private Optional<T> demand = Optional.empty();
    private String payer = "";

    Asking(ChartPayers known, Judge<T> judge) {
      this.known = known;
      this.judge = judge;
    }

    /** Whether the bill goes where the last one went, and nothing is known of that payer. */
    boolean isOver(BillInForce standing) {
      return demand.isEmpty() && isAsBefore(standing);
    }

    private boolean isAsBefore(BillInForce standing) {
      return before.isPresent() && before.get().equals(standing.payer());
    }

    List<Outcome> about(BillInForce standing) {
      Claim bill = standing.bill();
      boolean asBefore = isAsBefore(standing);
      if (!asBefore) {
        before = Optional.of(standing.payer());
        payer = known.name(bill).orElse(bill.reference().type() + ".insurer");
        demand = known.of(bill).flatMap(one -> demanded.apply(one.requirements()));
      }
      if (demand.isPresent()) {
        return judge.of(bill, demand.get(), payer);
      }
      return !asBefore && silent.add(payer)
          ? List.of(
              fault.notChecked(
                  bill.reference(), Cause.POLICY_NOT_CONFIGURED, rules + " of " + payer))
          : List.of();
    }
  }

  private static boolean hasPayer(BillInForce standing) {
    Claim bill = standing.bill();
    boolean selfPay = standing.coverage().filter(Coverage::isSelfPay).isPresent();
    return !selfPay && !(bill.insurance().isEmpty() && bill.insurer().isUnknown());
  }
}
