package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rules.diagnosis.NoteCases.bill;
import static org.rimborso.rules.diagnosis.NoteCases.edition;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.TabularNotes;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleCodes;
import org.rimborso.rule.SampleLists;

class DiagnosisCodeFirstTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisCodeFirst(CODES, Transition.of(Parameters.DEFAULTS));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(
        NoteCases.of("D63.1"),
        Stream.of(
            says(
                "the partner that comes first is missing",
                chart(bill("D63.1").build()),
                "diagnosis-code-first:Claim/c1:D63.1"),
            says(
                "it is there, but after",
                chart(bill("D63.1", "N18.3").build()),
                "diagnosis-code-first:Claim/c1:D63.1"),
            silent("in order", chart(bill("N18.3", "D63.1").build())),
            silent(
                "the principal type makes the order",
                chart(bill("D63.1").diagnosis("N18.3", "principal").build())),
            says(
                "the partner that follows is missing",
                chart(bill("O80").build()),
                "diagnosis-code-first:Claim/c1:O80"),
            says(
                "it is there, but before",
                chart(bill("Z37.0", "O80").build()),
                "diagnosis-code-first:Claim/c1:O80"),
            silent("it follows", chart(bill("O80", "Z37.0").build())),
            silent("if applicable", chart(bill("N39.0").build())),
            silent("such as, over several lines", chart(bill("G47.54").build())),
            silent("to identify", chart(bill("J44.9").build())),
            silent("any associated", chart(bill("S22.0").build())),
            silent("a note that names no code", chart(bill("F04").build())),
            silent(
                "several cases, none of them known to be this one", chart(bill("A41.9").build())),
            says(
                "several cases, one of them on the claim after it",
                chart(bill("A41.9", "T81.44XA").build()),
                "diagnosis-code-first:Claim/c1:A41.9"),
            silent(
                "several cases, one of them before it", chart(bill("T81.44XA", "A41.9").build()))));
  }

  private static final CodeSets CODES =
      new SampleLists()
          .notes(
              edition()
                  .add(
                      "D63.1",
                      TabularNotes.Kind.CODE_FIRST,
                      "underlying chronic kidney disease (CKD) (N18.-)")
                  .add(
                      "O80",
                      TabularNotes.Kind.USE_ADDITIONAL_CODE,
                      "code to indicate outcome of delivery (Z37.0)")
                  .add(
                      "N39.0",
                      TabularNotes.Kind.USE_ADDITIONAL_CODE,
                      "code (B95-B97), if applicable")
                  .add("G47.54", TabularNotes.Kind.CODE_FIRST, "underlying disease, such as:")
                  .add("G47.54", TabularNotes.Kind.CODE_FIRST, "epilepsy (G40.-)")
                  .add(
                      "J44",
                      TabularNotes.Kind.USE_ADDITIONAL_CODE,
                      "code to identify tobacco use (Z72.0)")
                  .add("S22", TabularNotes.Kind.CODE_FIRST, "any associated injury (S27.-)")
                  .add(
                      "F04", TabularNotes.Kind.CODE_FIRST, "the underlying physiological condition")
                  .add("A41", TabularNotes.Kind.CODE_FIRST, "postprocedural sepsis (T81.4-)")
                  .add("A41", TabularNotes.Kind.CODE_FIRST, "sepsis during labor (O75.3)"))
          .build();

  @Test
  void check_missingAndOrder_sayWhich() {
    assertThat(only(chart(bill("D63.1").build())).message().in(Locale.ENGLISH))
        .contains("D63.1 needs another code before it", "(N18.-)", "FY2026");
    Finding order = only(chart(bill("D63.1", "N18.3").build()));
    assertThat(order.message().in(Locale.ENGLISH))
        .contains("stands before the code that has to come first");
    assertThat(order.evidence())
        .contains(new Evidence(ref("Claim/c1"), "Claim.diagnosis[1].diagnosis"));
    assertThat(only(chart(bill("O80").build())).next().in(Locale.ITALIAN)).contains("dopo O80");
  }

  @Test
  void check_noTabularListAtAll_isSaidOnceOfTheChart() {
    NoteCases.assertSaysOnceThatNotesAreMissing(
        new DiagnosisCodeFirst(SampleCodes.codeSets(), Transition.of(Parameters.DEFAULTS)),
        "D63.1");
  }
}
