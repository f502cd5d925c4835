package org.rimborso.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.chart.WriteOff;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.Payers;

/**
 * Reads the accounts of a chart: bills, their replacements and those to further payers become
 * chains; the last answer to each payer's bill in force is added up, payer after payer in
 * coordination order, and the whole is judged. Takes time linear to the number of bills.
 */
public final class Accounts {
  private final Payers payers;
  private final AccountSettings settings;
  private final CodeSets codes;

  /** Accounts as they ship, without lists of codes. */
  public Accounts(Payers payers) {
    this(payers, AccountSettings.DEFAULTS, LoadedCodeSets.NONE);
  }

  /**
   * Accounts of a site.
   *
   * @param codes whose NCCI pairs tell which denials no appeal can turn
   */
  public Accounts(Payers payers, AccountSettings settings, CodeSets codes) {
    this.payers = payers;
    this.settings = settings;
    this.codes = codes;
  }

  /** Every account of {@code chart}, in order of its reference; each in exactly one state. */
  public List<Account> of(Chart chart) {
    Payees payees = new Payees(chart);
    ChartPayers profiles = payers.in(chart);
    Desk desk =
        new Desk(
            chart,
            new Notes(chart),
            new Deadlines(payers, profiles, chart),
            new Hearings(chart, payers, profiles, settings, codes, payees),
            profiles,
            writeOffs(chart));
    List<Account> accounts = new ArrayList<>();
    for (Chain chain : Chains.of(chart, payees)) {
      accounts.add(account(desk, chain));
    }
    return List.copyOf(accounts);
  }

  /** What the accounts of one chart share. */
  private record Desk(
      Chart chart,
      Notes notes,
      Deadlines deadlines,
      Hearings hearings,
      ChartPayers profiles,
      Map<Reference, List<Money>> writeOffs) {}

  private Account account(Desk desk, Chain chain) {
    List<Money> given = writtenOff(desk, chain);
    Settlement settlement = desk.hearings().of(chain, given);
    Optional<Money> writtenOff =
        settlement.mixed() ? Optional.empty() : settlement.givenUp(Money.sum(given));
    Optional<Coverage> next =
        settlement.speaking().verdict().state() == State.PATIENT_DUE
            ? NextCoverage.of(desk.chart(), settlement)
            : Optional.empty();
    Conclusion conclusion =
        Conclusion.of(
            settlement, writtenOff, next, next.flatMap(desk.profiles()::name), desk.chart().asOf());
    List<Deadline> deadlines = desk.deadlines().of(settlement, conclusion.verdict());
    Account account =
        new Shape(
                desk.chart(),
                chain,
                settlement,
                conclusion.before(deadlines, desk.chart().asOf()),
                new Courses(desk.hearings()).of(chain, settlement),
                writtenOff,
                settings.ageing(),
                desk.hearings().payer(settlement.speaking()))
            .account(deadlines, desk.notes().of(chain));
    return account.worth(Worth.of(account, settings.chances(), desk.chart().asOf()));
  }

  private static List<Money> writtenOff(Desk desk, Chain chain) {
    return desk.writeOffs().isEmpty()
        ? List.of()
        : chain.bills().stream()
            .map(Bill::reference)
            .distinct()
            .flatMap(one -> desk.writeOffs().getOrDefault(one, List.of()).stream())
            .toList();
  }

  private static Map<Reference, List<Money>> writeOffs(Chart chart) {
    Map<Reference, List<Money>> all = new HashMap<>();
    for (WriteOff one : chart.all(WriteOff.class)) {
      all.computeIfAbsent(one.account(), key -> new ArrayList<>(1)).add(one.amount());
    }
    return all;
  }
}
