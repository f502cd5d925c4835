package org.rimborso.payerrules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;
import org.rimborso.codes.CodeSets;
import org.rimborso.payer.Rates;
import org.rimborso.payerrules.ChartView.LineSource;

/** What a decision table says of a line. */
@FunctionalInterface
interface LineTable {

  /**
   * What is wrong with a line of that code on that day: what the sentence tells behind number, code
   * and day. Empty where nothing is; {@link Unknown} where it cannot be told.
   */
  Object judge(Thing<LineSource> line, String code, LocalDate day);

  /** Nothing is wrong. */
  Optional<Object> NOTHING = Optional.empty();

  static LineTable priorAuthorization(TableRows rows) {
    return (line, code, day) -> {
      if (rows.of(code, day).isEmpty()) {
        return NOTHING;
      }
      Object numbers = ClaimView.authorizations(line.source().claim());
      if (numbers instanceof Unknown) {
        return numbers;
      }
      return ((List<?>) numbers).isEmpty() ? Optional.of("") : NOTHING;
    };
  }

  static LineTable medicalNecessity(TableRows rows) {
    return (line, code, day) -> {
      List<TableRows.Row> said = rows.of(code, day);
      List<?> codes = (List<?>) line.get("diagnosisCodes");
      if (said.isEmpty() || line.source().line().diagnosisSequences().isEmpty()) {
        return NOTHING;
      }
      for (Object diagnosis : codes) {
        String bare = CodeSets.normalize((String) diagnosis);
        if (said.stream().anyMatch(row -> supports(row.diagnosis().orElse(""), bare))) {
          return NOTHING;
        }
      }
      return codes.size() < line.source().line().diagnosisSequences().size()
          ? Unknown.element(line.source().path("diagnosisSequence"))
          : Optional.of(String.join(", ", codes.stream().map(Object::toString).toList()));
    };
  }

  private static boolean supports(String wanted, String code) {
    return wanted.endsWith("*")
        ? code.startsWith(wanted.substring(0, wanted.length() - 1))
        : wanted.equals(code);
  }

  static LineTable modifiers(TableRows rows) {
    return (line, code, day) -> {
      List<?> given = (List<?>) line.get("modifiers");
      for (TableRows.Row row : rows.of(code, day)) {
        Set<String> wanted = row.modifiers();
        if (given.stream().noneMatch(wanted::contains)) {
          return Optional.of(String.join(", ", new TreeSet<>(wanted)));
        }
      }
      return NOTHING;
    };
  }

  /** Who bills less than the contract allows is paid what was billed. */
  static LineTable fees(Rates rates) {
    return (line, code, day) -> {
      Claim.Line billed = line.source().line();
      Optional<Rates.Rate> rate =
          rates.of(billed.service(), billed.modifiers(), billed.place(), day);
      if (rate.isEmpty()) {
        return NOTHING;
      }
      Object net = line.get("net");
      if (net instanceof Unknown) {
        return net;
      }
      Money due = rate.get().unit().times((BigDecimal) line.get("units"));
      Optional<Money> asked = billed.net();
      return asked.filter(due::sameCurrency).filter(one -> one.minus(due).signum() < 0).isPresent()
          ? Optional.of(due)
          : NOTHING;
    };
  }
}
