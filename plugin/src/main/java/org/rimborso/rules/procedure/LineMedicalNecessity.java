package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Phrases;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> policies of the line's payer, in force on the day of service, say which
 * diagnoses support its code, and none of the line's diagnoses is among them. A policy without a
 * payer is every payer's. An institutional line that points to no diagnosis has all of its claim.
 * Silent where a modifier says that a denial is expected (GA, GX, GY, GZ).
 *
 * <p><b>Not checked when</b> no table of policies is loaded for the day, a diagnosis of the line
 * has no ICD-10-CM code, the day of service is not told, part of the claim was not readable, or
 * claims are not offered.
 *
 * <p><b>Leaves to</b> {@link LineWithoutDiagnosis} professional lines that point to none; {@link
 * LineDanglingDiagnosis} pointers that lead nowhere.
 *
 * <p><b>Source</b>: the policy itself; Medicare Program Integrity Manual, chapter 13 (local
 * coverage determinations).
 */
final class LineMedicalNecessity implements WalkingRule {
  static final String ID = "line-medical-necessity";
  private static final Set<String> DENIAL_EXPECTED = Set.of("GA", "GX", "GY", "GZ");
  private static final String PAYER = " | payer ";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of("Medicare Program Integrity Manual (CMS Pub. 100-08)", "chapter 13"),
          LineMedicalNecessity.class);
  private final CodeSets codes;
  private final Payers payers;
  private final CompanionList table;

  LineMedicalNecessity(CodeSets codes, Payers payers) {
    this.codes = codes;
    this.payers = payers;
    table = new CompanionList(codes, "payer-policy", "Payer policies");
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
    return Needs.companions(List.of("payer-policy"), "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    ChartPayers ofChart = payers.in(chart);
    Walk judged =
        table.isLoaded()
            ? BilledLines.each(chart, fault, lines -> judge(chart, lines, ofChart))
            : Walk.said(billsOnSomeDay(chart) ? List.of(table.notLoaded(fault)) : List.of());
    return judged.and(BilledLines.each(chart, fault, LineTrait.UNDATED, this::undated));
  }

  private static boolean billsOnSomeDay(Chart chart) {
    for (List<BilledLine> lines : BilledLines.in(chart).all()) {
      for (BilledLine line : lines) {
        if (line.hasCode() && line.day().isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Outcome> undated(List<BilledLine> lines) {
    return lines.stream()
        .filter(line -> line.hasCode() && line.day().isEmpty())
        .findFirst()
        .<Outcome>map(
            line ->
                fault.notChecked(
                    line.bill().reference(), Cause.ELEMENT_MISSING, line.element("serviced")))
        .map(List::of)
        .orElse(List.of());
  }

  private List<Outcome> judge(Chart chart, List<BilledLine> lines, ChartPayers ofChart) {
    List<Outcome> found = new ArrayList<>(0);
    boolean loaded = true;
    for (BilledLine line : lines) {
      if (line.hasCode() && line.day().isPresent()) {
        LocalDate day = line.day().get();
        List<CodeRelations.Row> rows = table.of(line.code().orElseThrow(), day);
        loaded &= !rows.isEmpty() || table.edition(day).isPresent();
        if (!rows.isEmpty() && !line.isModified(DENIAL_EXPECTED)) {
          judge(chart, line, ofPayer(rows, ofChart.name(line.bill()).orElse("")))
              .ifPresent(found::add);
        }
      }
    }
    if (!loaded) {
      found.add(table.notLoaded(fault));
    }
    return found;
  }

  private static List<CodeRelations.Row> ofPayer(List<CodeRelations.Row> rows, String payer) {
    return rows.stream()
        .filter(
            row -> {
              int at = row.attribute().lastIndexOf(PAYER);
              return at < 0
                  || row.attribute().substring(at + PAYER.length()).equalsIgnoreCase(payer.strip());
            })
        .toList();
  }

  /** A diagnosis of a line: its place on the claim, and its code as far as one is told. */
  private record Pointed(int index, Optional<Coding> coding) {
    boolean isAmong(List<CodeRelations.Row> rows) {
      String code = coding.map(Coding::code).map(CodeSets::normalize).orElse("");
      return rows.stream().anyMatch(row -> new SupportedDiagnosis(row.target()).includes(code));
    }

    String element(Claim bill) {
      return bill.reference().type() + ".diagnosis[" + index + "]";
    }
  }

  private Optional<Outcome> judge(Chart chart, BilledLine line, List<CodeRelations.Row> rows) {
    List<Pointed> pointed = pointed(chart, line);
    if (rows.isEmpty() || pointed.isEmpty() || pointed.stream().anyMatch(d -> d.isAmong(rows))) {
      return Optional.empty();
    }
    Claim bill = line.bill();
    Optional<Outcome> uncoded =
        pointed.stream()
            .filter(diagnosis -> diagnosis.coding().isEmpty())
            .findFirst()
            .map(d -> fault.notChecked(bill.reference(), Cause.ELEMENT_MISSING, d.element(bill)));
    return fault
        .unread(chart, bill.reference())
        .or(() -> uncoded)
        .or(() -> Optional.of(finding(line, pointed, rows)));
  }

  private static List<Pointed> pointed(Chart chart, BilledLine line) {
    List<Integer> sequences = line.line().diagnosisSequences();
    boolean all =
        sequences.isEmpty() && line.bill().type().filter("institutional"::equals).isPresent();
    List<Pointed> pointed = new ArrayList<>(2);
    List<Claim.Diagnosis> stated = line.bill().diagnoses();
    for (int i = 0; i < stated.size(); i++) {
      if (all || sequences.contains(stated.get(i).sequence())) {
        pointed.add(new Pointed(i, coding(chart, stated.get(i))));
      }
    }
    return pointed;
  }

  /** What the claim states, else what the Condition that it names does. */
  private static Optional<Coding> coding(Chart chart, Claim.Diagnosis diagnosis) {
    return diagnosis
        .code()
        .or(
            () ->
                diagnosis
                    .condition()
                    .flatMap(reference -> chart.find(reference, Condition.class))
                    .map(Condition::code))
        .flatMap((CodeableConcept concept) -> concept.coding(CodeSystem.ICD10CM));
  }

  private Outcome finding(BilledLine line, List<Pointed> pointed, List<CodeRelations.Row> rows) {
    String policies =
        rows.stream()
            .map(LineMedicalNecessity::policy)
            .distinct()
            .collect(Collectors.joining(", "));
    Phrases diagnoses =
        new Phrases(
            pointed.stream()
                .flatMap(diagnosis -> diagnosis.coding().stream())
                .map(coding -> CodeName.of(codes, CodeSystem.ICD10CM, coding))
                .collect(Collectors.toUnmodifiableList()));
    return fault
        .finding(
            line.bill().reference(),
            line.code().orElseThrow() + "-" + line.number(),
            line.element("diagnosisSequence"),
            line.number(),
            line.name(codes),
            diagnoses,
            policies)
        .risking(line.line().net())
        .provenBy(
            pointed.stream()
                .map(d -> new Evidence(line.bill().reference(), d.element(line.bill())))
                .toList())
        .citing(Source.of(policies, "supported diagnoses"));
  }

  private static String policy(CodeRelations.Row row) {
    int at = row.attribute().lastIndexOf(PAYER);
    return at < 0 ? row.attribute() : row.attribute().substring(0, at);
  }
}
