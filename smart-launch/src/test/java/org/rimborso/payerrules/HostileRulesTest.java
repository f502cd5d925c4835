package org.rimborso.payerrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.payer.Payers;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/** What would take forever or fill the memory is refused when it is read, or cut off. */
class HostileRulesTest {
  private static final Conditions CONDITIONS = new Conditions();

  private static String file(String condition) {
    return """
        rules:
          - id: payer-hostile
            title: {en: Hostile, it: Ostile}
            severity: info
            audience: [billing]
            for: claim
            when: '%s'
            message: {en: Hostile, it: Ostile}
            next: {en: None, it: Nessuno}
            source: {document: none, section: none}
            tests:
              - {name: one, claim: {status: active}, expect: finding}
              - {name: none, expect: nothing}
        """
        .formatted(condition);
  }

  static Map<String, String> refused() {
    return Map.ofEntries(
        Map.entry("claim.id.matches(\"" + "a".repeat(201) + "\")", "a pattern of 201 characters"),
        Map.entry("claim.id.matches(\"((a{100}){100}){100}\")", "repeats more than 200 times"),
        Map.entry("claim.id.matches(\"(a+)+(\")", "no pattern"),
        Map.entry("claim.id.matches(claim.status)", "a pattern that is not written out"),
        Map.entry("(".repeat(100) + "true" + ")".repeat(100), "recursion"),
        Map.entry("1" + "+1".repeat(3000) + " == 1", ""),
        Map.entry("[" + "1,".repeat(3500) + "1].size() == 1", "more than 2000 parts"),
        Map.entry("true" + " && true".repeat(1500), ""),
        Map.entry(
            "[1].exists(a, [1].exists(b, [1].exists(c, [1].exists(d, a+b+c+d == 4))))",
            "more than 3 loops within each other"),
        Map.entry("claim.lines.map(l, l)[0].lines.size() == 0", "a field 'lines'"),
        Map.entry("{1: true}[1]", "maps and messages"),
        Map.entry("Claim{id: claim.id}.id == \"x\"", ""),
        Map.entry("timestamp(claim.id) == timestamp(claim.id)", "'timestamp'"),
        Map.entry("dyn(claim.id) == 1", "types are not clear"));
  }

  static List<Map.Entry<String, String>> refusedOnes() {
    return List.copyOf(refused().entrySet());
  }

  @ParameterizedTest
  @MethodSource("refusedOnes")
  void condition_thatMayNotBe_isRefused(Map.Entry<String, String> one) {
    RuleFile read = RuleFile.read("x.yaml", file(one.getKey()), CONDITIONS, Siblings.NONE);
    assertThat(read.rules()).isEmpty();
    assertThat(read.mistakes())
        .anySatisfy(
            mistake -> {
              assertThat(mistake.line()).isEqualTo(7);
              assertThat(mistake.what()).contains(one.getValue());
            });
  }

  @Test
  void condition_thatGrowsWithEachLoop_isCutOff() {
    String ten = "[1,2,3,4,5,6,7,8,9,10]";
    String hundred = ten + ".map(a, " + ten + ")";
    Outcome said =
        outcome(
            hundred
                + ".map(x, "
                + hundred
                + ".map(y, "
                + hundred
                + ".map(z, x + y + z + x + y + z + x + y + z))).size() == 10");
    assertThat(said).isInstanceOf(NotChecked.class);
    assertThat(((NotChecked) said).because().code()).isEqualTo("rule-failed");
  }

  @Test
  void number_thatGrowsBeyondAllMeasure_isNotChecked() {
    String powers = ".map(x, " + "x*".repeat(20) + "x)";
    Outcome said = outcome("[1.5]" + powers.repeat(4) + "[0] > 0");
    assertThat(said).isInstanceOf(NotChecked.class);
  }

  @Test
  void division_byZero_isNotChecked() {
    assertThat(outcome("1 / claim.lines.size() > 0")).isInstanceOf(NotChecked.class);
  }

  @Test
  void file_withReferencesWithin_isRefused() {
    RuleFile read =
        RuleFile.read("x.yaml", "a: &a [x]\nrules: [*a, *a]\n", CONDITIONS, Siblings.NONE);
    assertThat(read.mistakes()).singleElement().satisfies(m -> assertThat(m.line()).isEqualTo(2));
  }

  private static Outcome outcome(String condition) {
    RuleFile read = RuleFile.read("x.yaml", file(condition), CONDITIONS, Siblings.NONE);
    assertThat(read.rules()).as(read.mistakes().toString()).hasSize(1);
    WrittenRule rule = read.rules().get(0);
    RuleContext context = new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);
    List<Outcome> said = new PayerRule(rule, context).check(rule.tests().get(0).chart());
    return Optional.of(said).filter(all -> all.size() == 1).orElseThrow().get(0);
  }
}
