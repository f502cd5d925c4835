package org.rimborso.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;

/** Reads one line of {@code worklist.ndjson}. What lacks a key that must be there is no line. */
record WorkListReading(JsonNode node) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Optional<WorkListLine> of(String text) {
    try {
      return Optional.of(new WorkListReading(MAPPER.readTree(text)).line());
    } catch (JsonProcessingException
        | DateTimeException
        | NumberFormatException
        | NotALine broken) {
      return Optional.empty();
    }
  }

  private static final class NotALine extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private WorkListLine line() {
    return new WorkListLine(
        day("asOf").orElseThrow(NotALine::new),
        reference("patient"),
        required("name"),
        required("recordNumber"),
        reference("account"),
        node.path("restricted").asBoolean(true),
        required("visits"),
        state(),
        sentence("sentence"),
        text("payerReference"),
        text("payer"),
        money(node.path("balance").path("payer")),
        money(node.path("balance").path("patient")),
        day("openedOn"),
        text("deadlineKind")
            .flatMap(kind -> day("deadlineOn").map(on -> new WorkListLine.Deadline(kind, on))),
        category(),
        codes(),
        required("action"),
        sentence("next"),
        text("score").map(BigDecimal::new),
        money(node.path("atStake")),
        day("followUpOn"),
        day("answerOn"),
        node.path("notChecked").asInt());
  }

  private Optional<String> text(String key) {
    JsonNode value = node.path(key);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private String required(String key) {
    return text(key).orElseThrow(NotALine::new);
  }

  private Reference reference(String key) {
    return Reference.parse(required(key)).orElseThrow(NotALine::new);
  }

  private Optional<LocalDate> day(String key) {
    return text(key).map(LocalDate::parse);
  }

  private State state() {
    String code = required("state");
    return Arrays.stream(State.values())
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow(NotALine::new);
  }

  private Optional<DenialCategory> category() {
    return text("denial")
        .flatMap(
            code ->
                Arrays.stream(DenialCategory.values())
                    .filter(one -> one.code().equals(code))
                    .findFirst());
  }

  private List<String> codes() {
    List<String> codes = new ArrayList<>();
    node.path("codes").forEach(code -> codes.add(code.asText()));
    return codes;
  }

  private WorkListLine.Sentence sentence(String key) {
    WorkListReading inner = new WorkListReading(node.path(key));
    String en = inner.required("en");
    String it = inner.required("it");
    return new WorkListLine.Sentence(
        en, it, inner.text("plainEn").orElse(en), inner.text("plainIt").orElse(it));
  }

  private static Optional<Money> money(JsonNode money) {
    return money.path("value").isTextual() && !money.path("currency").asText().isBlank()
        ? Optional.of(Money.of(money.path("value").textValue(), money.path("currency").asText()))
        : Optional.empty();
  }
}
