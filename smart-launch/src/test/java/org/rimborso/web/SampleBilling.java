package org.rimborso.web;

import static org.rimborso.web.Spelling.day;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/** The sample's claims, and the payer's answer to one of them. */
final class SampleBilling {
  private final Spelling spelling;

  SampleBilling(Spelling spelling) {
    this.spelling = spelling;
  }

  Claim claim(Reference reference, String status, Reference visit) {
    return new Claim(
        reference,
        Optional.of(SampleChart.PATIENT),
        status,
        "claim",
        Optional.of("professional"),
        Optional.of(day("2026-09-09")),
        Period.on(LocalDate.parse("2026-09-02")),
        spelling.named("Northfield Health PPO"),
        Party.UNKNOWN,
        List.of(
            new Claim.Diagnosis(
                1,
                Optional.of(
                    spelling.coded(
                        "http://hl7.org/fhir/sid/icd-10-cm", "E11", "Type 2 diabetes mellitus")),
                Optional.empty(),
                List.of(),
                Optional.empty())),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            line(1, "G0463", "Clinic visit", "312.00", visit),
            line(2, "A5500", "Depth shoe", "898.00", visit)),
        Optional.of(Money.of("1210.00", "USD")),
        List.of(),
        Party.UNKNOWN,
        Set.of());
  }

  private Claim.Line line(int sequence, String code, String display, String net, Reference visit) {
    return new Claim.Line(
        sequence,
        spelling.coded("https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", code, display),
        CodeableConcept.EMPTY,
        List.of(),
        Period.UNKNOWN,
        CodeableConcept.EMPTY,
        Optional.of(BigDecimal.valueOf(sequence)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Money.of(net, "USD")),
        List.of(1),
        List.of(),
        List.of(),
        List.of(),
        List.of(visit),
        Optional.empty());
  }

  ClaimResponse answer() {
    return answer(SampleChart.ANSWER, SampleChart.CLAIM);
  }

  ClaimResponse answer(Reference own, Reference claim) {
    return answer(own, claim, "146");
  }

  /** An answer that denies the second line with this code. */
  ClaimResponse answer(Reference own, Reference claim, String denial) {
    return new ClaimResponse(
        own,
        Optional.of(SampleChart.PATIENT),
        Optional.of(claim),
        "claim",
        new Answer(
            "active",
            Optional.of("complete"),
            Optional.of(day("2026-10-01")),
            Optional.empty(),
            spelling.named("Northfield Health PPO"),
            List.of(
                new Answer.LineAnswer(
                    1,
                    List.of(
                        entry("eligible", "214.60"),
                        entry("benefit", "171.68"),
                        reason("CO", "45", "97.40"),
                        reason("PR", "2", "42.92")),
                    List.of()),
                new Answer.LineAnswer(
                    2,
                    List.of(
                        reason("CO", denial, "898.00"), reason("CO", spelling.of("Z41"), "0.00")),
                    List.of())),
            List.of(),
            List.of(),
            Optional.of(
                new Answer.Payment(
                    Optional.of(Money.of("171.68", "USD")), Optional.empty(), Optional.empty())),
            List.of(new Answer.ProcessNote(Optional.of(1), spelling.of("See policy 12"))),
            List.of()),
        Optional.empty(),
        Period.UNKNOWN);
  }

  private static Adjudication entry(String category, String amount) {
    return new Adjudication(
        new CodeableConcept(
            List.of(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/adjudication",
                    category,
                    Optional.empty())),
            Optional.empty()),
        List.of(),
        Optional.empty(),
        Optional.of(Money.of(amount, "USD")),
        Optional.empty());
  }

  private static Adjudication reason(String group, String code, String amount) {
    return new Adjudication(
        CodeableConcept.EMPTY,
        List.of(
            new CodeableConcept(
                List.of(
                    new Coding(
                        "https://x12.org/codes/claim-adjustment-reason-codes",
                        code,
                        Optional.empty())),
                Optional.empty())),
        Optional.of(group),
        Optional.of(Money.of(amount, "USD")),
        Optional.empty());
  }
}
