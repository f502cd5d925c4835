package org.rimborso.rules.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleCodes;

/** Builds a claim line for a test, and the small table that knows its codes. */
final class SampleLine {
  static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  private final int sequence;
  private final List<Coding> codings = new ArrayList<>();
  private final List<CodeableConcept> modifiers = new ArrayList<>();
  private Period serviced = Period.on(DAY);
  private Optional<BigDecimal> quantity = Optional.empty();
  private Optional<BigDecimal> factor = Optional.empty();
  private Optional<Money> price = Optional.empty();
  private Optional<Money> net = Optional.of(Money.of("60.00", "USD"));
  private List<Integer> diagnoses = List.of();
  private List<Integer> team = List.of();
  private List<Integer> information = List.of();
  private CodeableConcept revenue = CodeableConcept.EMPTY;
  private CodeableConcept place = CodeableConcept.EMPTY;
  private List<Reference> encounters = List.of();
  private Optional<String> drugCode = Optional.empty();

  private SampleLine(int sequence) {
    this.sequence = sequence;
  }

  static SampleLine line(int sequence, String hcpcs) {
    return new SampleLine(sequence).code(CodeSystem.HCPCS, hcpcs);
  }

  static SampleLine uncoded(int sequence) {
    return new SampleLine(sequence);
  }

  /** {@code claim} with these lines. */
  static SampleClaim with(SampleClaim claim, SampleLine... lines) {
    for (SampleLine line : lines) {
      claim.line(line.build());
    }
    return claim;
  }

  /** A chart of one claim, {@code c1}, with these lines. */
  static SampleChart billed(SampleLine... lines) {
    return SampleChart.chart(with(SampleClaim.claim("c1"), lines).build());
  }

  /** The same with a line for each service, and no word of when it was done. */
  static SampleChart undated(String... hcpcs) {
    SampleClaim claim = SampleClaim.claim("c1").billable(Period.UNKNOWN);
    for (int i = 0; i < hcpcs.length; i++) {
      claim.line(line(i + 1, hcpcs[i]).on(Period.UNKNOWN).build());
    }
    return SampleChart.chart(claim.build());
  }

  SampleLine code(CodeSystem system, String code) {
    codings.add(new Coding(system.uri(), code, Optional.empty()));
    return this;
  }

  SampleLine modified(String... codes) {
    for (String code : codes) {
      modifiers.add(CodeableConcept.of(CodeSystem.HCPCS, code));
    }
    return this;
  }

  SampleLine on(Period period) {
    serviced = period;
    return this;
  }

  SampleLine on(LocalDate day) {
    return on(Period.on(day));
  }

  SampleLine asks(String quantityOrNone, String unitPrice, String factorOrNone, String amount) {
    quantity = Optional.of(quantityOrNone).filter(q -> !q.isEmpty()).map(BigDecimal::new);
    price = Optional.of(unitPrice).filter(p -> !p.isEmpty()).map(p -> Money.of(p, "USD"));
    factor = Optional.of(factorOrNone).filter(f -> !f.isEmpty()).map(BigDecimal::new);
    net = Optional.of(amount).filter(a -> !a.isEmpty()).map(a -> Money.of(a, "USD"));
    return this;
  }

  SampleLine units(String number) {
    quantity = Optional.of(new BigDecimal(number));
    return this;
  }

  SampleLine netIn(String currency) {
    net = net.map(money -> new Money(money.value(), currency));
    return this;
  }

  SampleLine pointing(Integer... sequences) {
    diagnoses = List.of(sequences);
    return this;
  }

  SampleLine by(Integer... members) {
    team = List.of(members);
    return this;
  }

  SampleLine informed(Integer... sequences) {
    information = List.of(sequences);
    return this;
  }

  SampleLine revenue(String code) {
    revenue = CodeableConcept.of(CodeSystem.REVENUE, code);
    return this;
  }

  SampleLine at(String placeOfService) {
    place = CodeableConcept.of(CodeSystem.PLACE_OF_SERVICE, placeOfService);
    return this;
  }

  /** At this encounter. */
  SampleLine of(String encounter) {
    encounters = List.of(SampleChart.ref("Encounter/" + encounter));
    return this;
  }

  SampleLine drug(String ndc) {
    drugCode = Optional.of(ndc);
    return this;
  }

  Claim.Line build() {
    return new Claim.Line(
        sequence,
        new CodeableConcept(codings, Optional.empty()),
        revenue,
        modifiers,
        serviced,
        place,
        quantity,
        price,
        factor,
        net,
        diagnoses,
        team,
        information,
        List.of(),
        encounters,
        drugCode);
  }

  /** Days that a line leaves open: from the first to the third. */
  static Period threeDays() {
    return new Period(
        Optional.of(PartialDate.of(DAY)), Optional.of(PartialDate.of(DAY.plusDays(2))));
  }

  /**
   * HCPCS of 2026: G0439; G0008 until June, with G0009 after it; J9999 from December on; LT and RT.
   * All that begins with G, J, L or R is complete for the year.
   */
  static CodeTable hcpcs() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    LocalDate last = LocalDate.of(2026, 12, 31);
    Optional<LocalDate> none = Optional.empty();
    return new CodeTable(
        CodeSystem.HCPCS,
        List.of("G", "J", "L", "R").stream()
            .map(start -> new CodeTable.Span(start, first, last))
            .toList(),
        List.of(
            row("G0439", first, none),
            row("G0008", first, Optional.of(LocalDate.of(2026, 6, 30))),
            row("J9999", LocalDate.of(2026, 12, 1), none),
            row("LT", first, none),
            row("RT", first, none)));
  }

  /** A CPT table of 2026, as a site has it: 99203, 99213, 99381; the names are ours. */
  static CodeTable cpt() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    return new CodeTable(
        CodeSystem.CPT,
        List.of(new CodeTable.Span("", first, LocalDate.of(2026, 12, 31))),
        Stream.of("99203", "99213", "99381")
            .map(code -> row(code, first, Optional.empty()))
            .toList());
  }

  private static CodeTable.Row row(String code, LocalDate first, Optional<LocalDate> last) {
    return new CodeTable.Row(code, true, first, last, "service " + code, "prestazione " + code);
  }

  static LoadedCodeSets codeSets() {
    return new LoadedCodeSets(List.of(hcpcs(), SampleCodes.icd10cm()));
  }
}
