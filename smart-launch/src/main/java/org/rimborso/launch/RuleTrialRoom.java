package org.rimborso.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Chart;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.desk.RuleDraft;
import org.rimborso.desk.RuleTrial;
import org.rimborso.desk.RuleTrials;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.payerrules.RuleComparison;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.smart.User;
import org.rimborso.store.Store;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRuns;

/**
 * Checks and tries changed files of payer rules for people at the pages. A check has a thread and a
 * time of its own, so that no file keeps the pages' threads; a trial on a sweep has a process of
 * its own, one at a time. How a trial went is kept in memory, with the launch that began it.
 */
final class RuleTrialRoom implements RuleTrials, AutoCloseable {
  private static final int MOST_KEPT = 20;

  /**
   * What a site has to try with.
   *
   * @param own what is in place
   * @param context of the site as it stands
   * @param orders how EHRs are swept, by id
   * @param zones of the EHRs, by id
   */
  record Site(
      OwnRules own,
      Supplier<RuleContext> context,
      Map<String, SweepOrder> orders,
      Function<String, ZoneId> zones) {}

  private final Site site;
  private final SweepRuns runs;
  private final TrialRun.Starter starter;
  private final Gate gate;
  private final AuditLog audit;
  private final Clock clock;
  private final Map<String, TrialRun> trials = new LinkedHashMap<>();
  private final RuleChecks checks = new RuleChecks();

  RuleTrialRoom(
      Site site, SweepRuns runs, TrialRun.Starter starter, Gate gate, AuditLog audit, Clock clock) {
    this.site = site;
    this.runs = runs;
    this.starter = starter;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  /** As the configuration has it. */
  static RuleTrialRoom of(
      Settings settings,
      LiveRules rules,
      CodeShelf shelf,
      Store store,
      Gate gate,
      AuditLog audit,
      Clock clock) {
    Optional<Path> config = settings.sweeps().config();
    return new RuleTrialRoom(
        new Site(
            settings.rules().own(),
            () ->
                new RuleContext(
                    shelf.snapshot().codes(), rules.get().payers(), Parameters.DEFAULTS),
            config.isPresent() ? settings.sweeps().byEhr() : Map.of(),
            ehr -> settings.ehr(ehr).orElseThrow().zone()),
        new SweepRuns(store),
        new TrialChild(config.orElse(Path.of(""))),
        gate,
        audit,
        clock);
  }

  @Override
  public Ground ground(Admitted visitor) {
    gate.require(visitor, Permission.TRY_RULES);
    return new Ground(
        site.own().folder().map(Object::toString),
        site.own().written().names(),
        order(visitor).flatMap(order -> swept(visitor)));
  }

  /** The order of sweeps of the visitor's EHR that have left their files. */
  private Optional<SweepOrder> order(Admitted visitor) {
    return Optional.ofNullable(site.orders().get(visitor.launch().ehr()))
        .filter(order -> Files.isDirectory(order.exported()));
  }

  private Optional<Instant> swept(Admitted visitor) {
    return runs.newest(visitor.launch().ehr()).stream()
        .filter(run -> run.outcome().isGood() || run.outcome() == SweepRun.Outcome.NOT_LOADED)
        .map(SweepRun::begun)
        .findFirst();
  }

  @Override
  public Answer check(Admitted visitor, RuleDraft draft) {
    gate.require(visitor, Permission.TRY_RULES);
    return checked(visitor, draft, "payer-rules-check", (checked, folder, rules) -> checked);
  }

  @Override
  public Answer compare(Admitted visitor, RuleDraft draft, Chart chart) {
    gate.require(visitor, Permission.TRY_RULES);
    return checked(
        visitor,
        draft,
        "payer-rules-chart",
        (checked, folder, rules) -> {
          RuleContext context = site.context().get();
          RuleComparison comparison =
              new RuleComparison(
                  rules.only(folder.names()).rules(context),
                  site.own().written().only(folder.names()).rules(context));
          comparison.add(chart, Set.of());
          return new Compared(checked, comparison.changes());
        });
  }

  @Override
  public Answer begin(Admitted visitor, RuleDraft draft) {
    gate.require(visitor, Permission.TRY_RULES);
    Optional<SweepOrder> order = order(visitor).filter(one -> swept(visitor).isPresent());
    if (order.isEmpty()) {
      return new Refused(Why.NOT_SWEPT);
    }
    if (runs.atWork().filter(run -> run.ehr().equals(visitor.launch().ehr())).isPresent()) {
      return new Refused(Why.SWEEPING);
    }
    return checked(
        visitor,
        draft,
        "payer-rules-sweep",
        (checked, folder, rules) -> started(visitor, draft, order.get()));
  }

  private Answer started(Admitted visitor, RuleDraft draft, SweepOrder order) throws IOException {
    synchronized (trials) {
      if (trials.values().stream().anyMatch(TrialRun::isAtWork)) {
        return new Refused(Why.BUSY);
      }
      String ehr = visitor.launch().ehr();
      Optional<String> newest = newest(ehr);
      TrialFolder folder = TrialFolder.of(site.own().folder(), draft, names(draft));
      try {
        TrialRun run =
            TrialRun.start(
                starter,
                folder,
                order,
                LocalDate.now(clock.withZone(site.zones().apply(ehr))),
                draft,
                () -> !newest(ehr).equals(newest),
                clock.instant());
        trials.remove(visitor.launch().id());
        trials.put(visitor.launch().id(), run);
      } catch (IOException refused) {
        folder.close();
        throw refused;
      }
      if (trials.size() > MOST_KEPT) {
        trials.remove(trials.keySet().iterator().next());
      }
      return new Begun();
    }
  }

  private Optional<String> newest(String ehr) {
    return runs.newest(ehr).stream().map(SweepRun::id).findFirst();
  }

  @Override
  public Optional<RuleTrial> trial(Admitted visitor) {
    gate.require(visitor, Permission.TRY_RULES);
    synchronized (trials) {
      return Optional.ofNullable(trials.get(visitor.launch().id())).map(TrialRun::state);
    }
  }

  @Override
  public void stop(Admitted visitor) {
    gate.require(visitor, Permission.TRY_RULES);
    synchronized (trials) {
      Optional.ofNullable(trials.get(visitor.launch().id()))
          .ifPresent(run -> run.end(RuleTrial.State.STOPPED));
    }
  }

  /** A launch is over, and with it what it tried. */
  void ended(String launch) {
    synchronized (trials) {
      Optional.ofNullable(trials.remove(launch)).ifPresent(run -> run.end(RuleTrial.State.STOPPED));
    }
  }

  @Override
  public void close() {
    checks.close();
    synchronized (trials) {
      trials.values().forEach(run -> run.end(RuleTrial.State.STOPPED));
    }
  }

  /** What is done with a file that nothing is wrong with. */
  @FunctionalInterface
  private interface Step {
    Answer take(Checked checked, TrialFolder folder, PayerRules rules) throws IOException;
  }

  private Answer checked(Admitted visitor, RuleDraft draft, String reason, Step step) {
    Optional<Why> refusal = draft.refusal();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    audit.record(entry(visitor, reason));
    if (names(draft).isEmpty()) {
      return new Refused(Why.UNNAMED_TABLE);
    }
    return checks.run(() -> judged(draft, step));
  }

  private Answer judged(RuleDraft draft, Step step) throws IOException {
    try (TrialFolder folder = TrialFolder.of(site.own().folder(), draft, names(draft))) {
      PayerRules rules = folder.rules();
      PayerRules tried = rules.only(folder.names());
      Checked checked = new Checked(rules.mistakes(), tried.count(), tried.tests());
      return rules.mistakes().isEmpty() ? step.take(checked, folder, rules) : checked;
    }
  }

  /** The files of rules that are tried: the draft, or those that take rows from it. */
  private Set<String> names(RuleDraft draft) {
    return draft.isTable() ? site.own().written().naming(draft.name()) : Set.of(draft.name());
  }

  private static AuditEntry entry(Admitted visitor, String reason) {
    User user = visitor.launch().user();
    return new AuditEntry(
        Optional.of(new Who(user.issuer(), user.subject(), user.fhirUser())),
        Action.READ,
        Optional.empty(),
        List.of(),
        AuditEntry.Outcome.DONE,
        reason,
        Optional.of(visitor.launch().id()),
        Optional.of(visitor.launch().ehr()));
  }
}
