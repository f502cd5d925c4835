package org.rimborso.payerrules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSystem;

/** Reads the claim of an example, by the names that the view gives its fields. */
final class ExampleClaim {
  private static final Reference CLAIM = new Reference("Claim", "example");
  private static final Set<String> KEYS =
      Set.of(
          "status",
          "type",
          "payer",
          "created",
          "start",
          "end",
          "total",
          "currency",
          "billType",
          "provider",
          "roles",
          "authorizations",
          "diagnoses",
          "lines");
  private static final Set<String> LINE_KEYS =
      Set.of(
          "number",
          "code",
          "modifiers",
          "revenue",
          "place",
          "date",
          "end",
          "units",
          "unitPrice",
          "net",
          "drugCode",
          "diagnoses");

  private final ExampleKeys keys;
  private final LocalDate usualDay;
  private final String currency;

  ExampleClaim(YamlPart part, LocalDate usualDay) {
    keys = new ExampleKeys(Optional.of(part), KEYS);
    this.usualDay = usualDay;
    currency = keys.text("currency", "USD");
  }

  Claim read() {
    return new Claim(
        CLAIM,
        Optional.of(ExampleReader.PATIENT),
        keys.text("status", "active"),
        "claim",
        Optional.of(keys.text("type", "professional")),
        keys.day("created").map(PartialDate::of),
        keys.period("start", "end", Period.on(usualDay)),
        keys.text("payer").map(ExampleReader::named).orElse(Party.UNKNOWN),
        keys.text("provider").map(Party::ofNpi).orElse(Party.UNKNOWN),
        diagnoses(),
        List.of(
            new Claim.Insurance(
                1, true, Party.of(ExampleReader.COVERAGE), keys.texts("authorizations"))),
        team(),
        billType(),
        List.of(),
        lines(),
        keys.number("total").map(value -> new Money(value, currency)),
        List.of(),
        Party.UNKNOWN,
        Set.of());
  }

  private List<Claim.CareTeamMember> team() {
    List<Claim.CareTeamMember> team = new ArrayList<>();
    for (String role : keys.texts("roles")) {
      team.add(
          new Claim.CareTeamMember(
              team.size() + 1, ExampleReader.named("somebody"), Optional.of(role)));
    }
    return team;
  }

  private List<Claim.SupportingInfo> billType() {
    return keys.text("billType").stream()
        .map(
            code ->
                new Claim.SupportingInfo(
                    1,
                    ExampleReader.concept(List.of("typeofbill")),
                    ExampleReader.concept(List.of(code))))
        .toList();
  }

  private List<Claim.Diagnosis> diagnoses() {
    List<Claim.Diagnosis> all = new ArrayList<>();
    for (YamlPart part : keys.part("diagnoses").map(YamlPart::items).orElse(List.of())) {
      ExampleKeys one =
          part.isText()
              ? new ExampleKeys(Optional.empty(), Set.of())
              : new ExampleKeys(Optional.of(part), Set.of("code", "types", "onAdmission"));
      Optional<String> code = part.isText() ? part.text() : one.text("code");
      all.add(
          new Claim.Diagnosis(
              all.size() + 1,
              code.map(text -> CodeableConcept.of(CodeSystem.ICD10CM, text)),
              Optional.empty(),
              one.texts("types"),
              one.text("onAdmission")));
    }
    return all;
  }

  private List<Claim.Line> lines() {
    List<Claim.Line> all = new ArrayList<>();
    for (YamlPart part : keys.part("lines").map(YamlPart::items).orElse(List.of())) {
      all.add(line(new ExampleKeys(Optional.of(part), LINE_KEYS), all.size() + 1));
    }
    return all;
  }

  private Claim.Line line(ExampleKeys line, int sequence) {
    return new Claim.Line(
        line.whole("number").orElse(sequence),
        line.text("code").map(ExampleClaim::service).orElse(CodeableConcept.EMPTY),
        line.text("revenue")
            .map(code -> CodeableConcept.of(CodeSystem.REVENUE, code))
            .orElse(CodeableConcept.EMPTY),
        line.texts("modifiers").stream().map(code -> ExampleReader.concept(List.of(code))).toList(),
        line.period("date", "end", Period.UNKNOWN),
        line.text("place")
            .map(code -> CodeableConcept.of(CodeSystem.PLACE_OF_SERVICE, code))
            .orElse(CodeableConcept.EMPTY),
        line.number("units"),
        line.number("unitPrice").map(value -> new Money(value, currency)),
        Optional.empty(),
        line.number("net").map(value -> new Money(value, currency)),
        pointers(line),
        List.of(),
        List.of(),
        List.of(),
        List.of(ExampleReader.ENCOUNTER),
        line.text("drugCode"));
  }

  private static List<Integer> pointers(ExampleKeys line) {
    List<Integer> pointers = new ArrayList<>();
    for (YamlPart part : line.part("diagnoses").map(YamlPart::items).orElse(List.of())) {
      YamlValues.read(part, "the number of a diagnosis", Integer::valueOf).ifPresent(pointers::add);
    }
    return pointers;
  }

  /** The system that codes of this form are of: D and digits CDT, digits first CPT, else HCPCS. */
  private static CodeableConcept service(String code) {
    String bare = code.strip().toUpperCase(Locale.ROOT);
    CodeSystem system =
        bare.matches("D[0-9]{4}")
            ? CodeSystem.CDT
            : bare.matches("[0-9].*") ? CodeSystem.CPT : CodeSystem.HCPCS;
    return new CodeableConcept(
        List.of(new Coding(system.uri(), bare, Optional.empty())), Optional.empty());
  }
}
