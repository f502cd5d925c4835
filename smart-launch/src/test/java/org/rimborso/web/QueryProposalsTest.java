package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.store.QueryRow.Kind;
import org.rimborso.web.view.QueryForm;
import org.rimborso.web.view.QueryTopics;
import org.rimborso.web.view.Words;

/** How questions are put over a chart: open, with facts, and by their own rules. */
class QueryProposalsTest {
  private static final Chart CHART = SampleChart.plain().chart();
  private static final Optional<Encounter> VISIT = CHART.find(SampleChart.VISIT, Encounter.class);

  private static QueryTopics.Proposal proposal(Kind kind, Words words) {
    return new QueryTopics(CHART, words).proposal(kind, VISIT, Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void proposal_ofEachKind_isAQuestionWithoutMoneyPayerOrDenial(Kind kind) {
    for (Words words : List.of(Words.ENGLISH, Words.ITALIAN)) {
      QueryTopics.Proposal proposal = proposal(kind, words);
      String all = proposal.text() + proposal.options() + proposal.facts();
      assertThat(proposal.text()).contains("?", "2026");
      assertThat(all)
          .doesNotContain("Northfield", "CO-", "146", "USD", "898")
          .doesNotContainIgnoringCase("denied")
          .doesNotContainIgnoringCase("rimborso");
      assertThat(words.say("query.kind." + kind.code())).doesNotContainPattern("[0-9]");
      QueryForm form = QueryTopics.form(kind, proposal);
      assertThat(QueryForm.read(form.typed(), words).error()).isEmpty();
    }
  }

  @Test
  void facts_ofTheVisit_haveSourceAndDay() {
    assertThat(proposal(Kind.MISMATCH, Words.ENGLISH).facts())
        .anySatisfy(fact -> assertThat(fact).startsWith("E11 ").contains("diagnosis, recorded"))
        .anySatisfy(fact -> assertThat(fact).contains("born 4 Mar 1958 – patient record"));
  }

  @Test
  void options_ofADiagnosisInMoreDetail_areTheChartsCodesInTheirOrder() {
    List<String> options = proposal(Kind.SPECIFICITY, Words.ENGLISH).options();
    assertThat(options).isSorted().isNotEmpty().allMatch(option -> option.startsWith("E11"));
  }
}
