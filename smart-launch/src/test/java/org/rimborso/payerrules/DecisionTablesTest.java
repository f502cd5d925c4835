package org.rimborso.payerrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Chart;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;

/** The tables that ship as examples at work, and broken. */
class DecisionTablesTest {
  private static final Conditions CONDITIONS = new Conditions();
  private static final RuleContext CONTEXT =
      new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);

  private static Chart chart(String claim) {
    Mistakes mistakes = new Mistakes("x.yaml");
    YamlPart test =
        new YamlFile("{name: x, expect: nothing, claim: " + claim + "}", mistakes)
            .whole()
            .orElseThrow();
    Chart chart = new ExampleReader(test, Optional.empty()).read().orElseThrow().chart();
    assertThat(mistakes.all()).isEmpty();
    return chart;
  }

  private static List<Outcome> said(String id, String claim) throws IOException {
    Rule rule =
        PayerRules.inFolder(ShippedRulesTest.FOLDER).rules(CONTEXT).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(rule.page(Locale.ITALIAN).orElseThrow()).startsWith("# ").contains(".csv");
    return rule.check(chart(claim));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          payer-acme-table-authorizations | {code: 70460} | Line 1 bills 70460 on 15 Jan 2026, which needs a prior authorisation, and the claim names none.
          payer-acme-table-authorizations | {code: J1745} | Line 1 bills J1745 on 15 Jan 2026, which needs a prior authorisation, and the claim names none.
          payer-acme-table-authorizations | {code: 70400} | -
          payer-acme-table-authorizations | {code: E0601, date: 2026-07-01} | -
          payer-acme-table-diagnoses | {code: A4239, diagnoses: [2]} | Line 1 bills A4239 on 15 Jan 2026; none of its diagnoses (I10) supports it.
          payer-acme-table-diagnoses | {code: A4239, diagnoses: [2, 1]} | -
          payer-acme-table-diagnoses | {code: A4239} | -
          """)
  void line_ofAcme_isJudgedByItsTables(String id, String line, String expected) throws IOException {
    List<Outcome> said =
        said(id, "{payer: Acme Health Plan, diagnoses: [E11.9, I10], lines: [" + line + "]}");
    assertThat(sentence(said)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          payer-borealis-table-modifiers | {code: 97110, modifiers: [KX]} | Line 1 bills 97110 on 15 Jan 2026 without one of the modifiers GN, GO, GP.
          payer-borealis-table-modifiers | {code: 97110, modifiers: [KX, GP]} | -
          payer-borealis-table-fees | {code: G0463, units: 2, net: 236.79} | Line 1 bills G0463 on 15 Jan 2026 for less than the 236.80 USD that the contract allows.
          payer-borealis-table-fees | {code: G0463, units: 2, net: 236.80} | -
          payer-borealis-table-fees | {code: E0601, modifiers: [NU], net: 1} | -
          """)
  void line_ofBorealis_isJudgedByItsTables(String id, String line, String expected)
      throws IOException {
    List<Outcome> said = said(id, "{payer: Borealis Mutual, lines: [" + line + "]}");
    assertThat(sentence(said)).isEqualTo(expected);
  }

  private static String sentence(List<Outcome> said) {
    return said.isEmpty() ? "-" : ((Finding) said.get(0)).message().in(Locale.ENGLISH);
  }

  @Test
  void line_withoutPrice_isNotChecked() throws IOException {
    assertThat(
            said("payer-borealis-table-fees", "{payer: Borealis Mutual, lines: [{code: G0463}]}"))
        .singleElement()
        .isInstanceOf(NotChecked.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prior-authorization | code,form\\n70450,2026-01-01 | 1:6: column form: expected the columns code, from, to
          prior-authorization | code,from\\n70450,2026-01-01\\n7?,2026-01-01 | 3:1: column code: expected a code
          prior-authorization | code,from,to\\n70450,2026-01-01,2025-01-01 | 2:18: column to: expected a day
          medical-necessity | code,diagnosis,from\\nA4239,E1*1,2026-01-01 | 2:7: column diagnosis: expected a diagnosis
          modifiers | code,modifiers,from\\n97110,GP GOX,2026-01-01 | 2:7: column modifiers: expected modifiers
          fees | code,from,amount,currency\\nG0463,2026-01-01,many,USD | 2:18: column amount: an amount such as 92.40, not 'many'
          """)
  void table_withAMistake_isToldWhere(String kind, String table, String expected)
      throws IOException {
    String text =
        Files.readString(ShippedRulesTest.FOLDER.resolve("tables.yaml"))
            .replaceAll("kind: .*", "kind: " + kind);
    RuleFile read =
        RuleFile.read("tables.yaml", text, CONDITIONS, name -> table.replace("\\n", "\n"));
    assertThat(read.tables()).isEmpty();
    assertThat(read.mistakes())
        .anySatisfy(
            mistake ->
                assertThat(mistake.toString()).startsWith("acme-authorizations.csv:" + expected));
  }
}
