package org.rimborso.web.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Coding;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;

/** The lines of an account, once for each payer's answer. */
final class AnswerTables {
  private final Chart chart;
  private final Words words;
  private final Names names;
  private final CodeWords codes;
  private final Map<String, AccountView.CodeMark> seen = new LinkedHashMap<>();

  AnswerTables(Chart chart, Words words, CodeWords codes) {
    this.chart = chart;
    this.words = words;
    this.codes = codes;
    names = new Names(chart, words);
  }

  /** The claim that an account's key names: the Claim, or the bill an EOB repeats. */
  static Optional<Claim> bill(Chart chart, Reference reference) {
    return chart
        .find(reference, Claim.class)
        .or(
            () ->
                chart.find(reference, ExplanationOfBenefit.class).map(ExplanationOfBenefit::bill));
  }

  List<AccountView.AnswerTable> tables(Account account) {
    List<AccountView.AnswerTable> tables = new ArrayList<>();
    for (Reference answer : account.answers()) {
      chart
          .find(answer, ClaimResponse.class)
          .flatMap(response -> table(account, response))
          .or(() -> chart.find(answer, ExplanationOfBenefit.class).map(this::table))
          .ifPresent(tables::add);
    }
    if (tables.isEmpty()) {
      bill(chart, account.reference()).map(this::filed).ifPresent(tables::add);
    }
    return tables;
  }

  /** Every code that the tables showed, in order, explained. */
  List<AccountView.CodeLine> explained() {
    return seen.values().stream().map(codes::explain).toList();
  }

  private Optional<AccountView.AnswerTable> table(Account account, ClaimResponse response) {
    return response
        .request()
        .or(() -> Optional.of(account.reference()))
        .flatMap(claim -> bill(chart, claim))
        .map(claim -> table(claim, response.answer(), response.reference()));
  }

  private AccountView.AnswerTable table(ExplanationOfBenefit eob) {
    Claim lines =
        eob.bill().lines().isEmpty()
            ? eob.claim().flatMap(claim -> bill(chart, claim)).orElse(eob.bill())
            : eob.bill();
    return table(lines, eob.answer(), eob.reference());
  }

  private AccountView.AnswerTable filed(Claim claim) {
    List<LineFigures> figures = new ArrayList<>();
    List<AccountView.LineRow> rows = new ArrayList<>();
    for (Claim.Line line : claim.lines()) {
      LineFigures filed = LineFigures.filed(line.net());
      figures.add(filed);
      rows.add(row(line, filed, List.of()));
    }
    return new AccountView.AnswerTable(
        words.say("lines.filed"), "", rows, sum(figures), List.of(), false);
  }

  private AccountView.AnswerTable table(Claim claim, Answer answer, Reference reference) {
    List<LineFigures> figures = new ArrayList<>();
    List<AccountView.LineRow> rows = new ArrayList<>();
    for (Claim.Line line : claim.lines()) {
      List<Adjudication> entries = entries(answer, line.sequence());
      LineFigures figure = LineFigures.of(line.net(), entries);
      figures.add(figure);
      rows.add(row(line, figure, noted(codes.marks(entries))));
    }
    addWhole(answer, rows);
    String payer = names.of(answer.insurer()).or(() -> names.of(claim.insurer())).orElse("");
    return new AccountView.AnswerTable(
        payer.isEmpty() ? words.say("unknown.payer") : payer,
        remark(answer, reference),
        rows,
        sum(figures),
        words.showsAmounts()
            ? answer.notes().stream().map(Answer.ProcessNote::text).toList()
            : List.of(),
        true);
  }

  /** Entries about the claim as a whole get a row of their own. */
  private void addWhole(Answer answer, List<AccountView.LineRow> rows) {
    if (!answer.adjudication().isEmpty()) {
      LineFigures whole = LineFigures.of(Optional.empty(), answer.adjudication());
      rows.add(
          row(
              Optional.empty(),
              words.say("lines.whole"),
              "",
              whole,
              noted(codes.marks(answer.adjudication()))));
    }
  }

  private List<AccountView.CodeMark> noted(List<AccountView.CodeMark> marks) {
    marks.forEach(mark -> seen.putIfAbsent(mark.code(), mark));
    return marks;
  }

  private String remark(Answer answer, Reference reference) {
    return answer
        .created()
        .map(on -> words.say("lines.answered-on", on, reference.toString()))
        .orElseGet(() -> words.say("lines.answered", reference.toString()));
  }

  private static List<Adjudication> entries(Answer answer, int sequence) {
    return answer.lines().stream()
        .filter(line -> line.sequence() == sequence)
        .flatMap(line -> line.adjudication().stream())
        .toList();
  }

  private AccountView.LineRow row(
      Claim.Line line, LineFigures figures, List<AccountView.CodeMark> marks) {
    Optional<Coding> coding = line.service().codings().stream().findFirst();
    Optional<String> code = coding.map(Coding::code);
    String text =
        line.service().label().filter(label -> code.filter(label::equals).isEmpty()).orElse("");
    return row(code, text, detail(line), figures, marks);
  }

  private AccountView.LineRow row(
      Optional<String> code,
      String text,
      String detail,
      LineFigures figures,
      List<AccountView.CodeMark> marks) {
    return new AccountView.LineRow(
        code,
        text,
        detail,
        shown(figures.charge()),
        shown(figures.allowed()),
        shown(figures.contractual()),
        shown(figures.paid()),
        shown(figures.patient()),
        marks);
  }

  private String detail(Claim.Line line) {
    List<String> parts = new ArrayList<>();
    parts.add(words.say("lines.number", line.sequence()));
    line.quantity()
        .filter(quantity -> quantity.compareTo(BigDecimal.ONE) != 0)
        .ifPresent(quantity -> parts.add(words.say("lines.units", quantity)));
    if (!line.diagnosisSequences().isEmpty()) {
      parts.add(
          words.say(
              "lines.diagnoses",
              String.join(", ", line.diagnosisSequences().stream().map(String::valueOf).toList())));
    }
    return String.join(" · ", parts);
  }

  private Optional<AccountView.LineRow> sum(List<LineFigures> figures) {
    return figures.size() < 2
        ? Optional.empty()
        : Optional.of(
            row(
                Optional.empty(),
                words.say("lines.sum"),
                "",
                LineFigures.total(figures),
                List.of()));
  }

  private Optional<String> shown(Optional<Money> money) {
    return money.filter(any -> words.showsAmounts()).map(words::amount);
  }
}
