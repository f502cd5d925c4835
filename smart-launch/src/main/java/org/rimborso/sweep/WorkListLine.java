package org.rimborso.sweep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.store.SweptAccount;

/**
 * An account that somebody has to work on, as one line of {@code worklist.ndjson}. Every key is
 * always there, null where nothing is known; amounts are strings. Keys may be added, none is ever
 * renamed.
 *
 * @param visits the places of its visits, as {@link org.rimborso.store.WorkPlaces} writes them
 * @param state its code
 * @param payer how its payer is called
 * @param followUpOn the date that its notes name
 * @param answerOn the last of the payer's usual days, while it is in them
 * @param notChecked how many checks could not be made in the whole chart
 */
public record WorkListLine(
    LocalDate asOf,
    Reference patient,
    String name,
    String recordNumber,
    Reference account,
    boolean restricted,
    String visits,
    State state,
    Sentence sentence,
    Optional<String> payerReference,
    Optional<String> payer,
    Optional<Money> payerBalance,
    Optional<Money> patientBalance,
    Optional<LocalDate> openedOn,
    Optional<Deadline> deadline,
    Optional<DenialCategory> category,
    List<String> codes,
    String action,
    Sentence next,
    Optional<BigDecimal> score,
    Optional<Money> atStake,
    Optional<LocalDate> followUpOn,
    Optional<LocalDate> answerOn,
    int notChecked) {
  /** Stands for a payer that is not known. */
  public static final String NOBODY = "-";

  private static final int LONGEST_PAYER = 200;
  private static final JsonFactory JSON = new JsonFactory();

  public WorkListLine {
    codes = List.copyOf(codes);
  }

  /**
   * A sentence in both languages, each also as those read it who see no amounts.
   *
   * @param en with amounts
   * @param plainEn without
   */
  public record Sentence(String en, String it, String plainEn, String plainIt) {
    /** As a reader gets it. */
    public String in(Locale language, boolean amounts) {
      boolean italian = language.getLanguage().equals("it");
      return amounts ? italian ? it : en : italian ? plainIt : plainEn;
    }
  }

  /** A day by which something must have been done. */
  public record Deadline(String kind, LocalDate on) {}

  /** What the store keeps of it. */
  public SweptAccount swept() {
    return swept(text());
  }

  /** The same of a line that was read. */
  SweptAccount swept(String told) {
    String called = payer.or(() -> payerReference).orElse(NOBODY);
    return new SweptAccount(
        account,
        patient,
        name,
        recordNumber,
        restricted,
        visits,
        state,
        category,
        called.length() <= LONGEST_PAYER ? called : called.substring(0, LONGEST_PAYER),
        open(),
        score,
        openedOn,
        deadline.map(Deadline::on),
        followUpOn,
        answerOn,
        told);
  }

  /** What the account is worked on for: the payer's balance, the patient's where only that is. */
  public Optional<Money> open() {
    Optional<Money> payers =
        payerBalance.filter(money -> money.signum() != 0 || patientBalance.isEmpty());
    return state == State.PATIENT_DUE
        ? patientBalance.or(() -> payers)
        : payers.or(() -> patientBalance);
  }

  /** The same line as of another day and with other marks of the chart as a whole. */
  public boolean saysTheSame(WorkListLine other) {
    return asOf(other.asOf).equals(other.asOf(other.asOf));
  }

  private WorkListLine asOf(LocalDate day) {
    return new WorkListLine(
        day,
        patient,
        name,
        recordNumber,
        account,
        restricted,
        visits,
        state,
        sentence,
        payerReference,
        payer,
        payerBalance,
        patientBalance,
        openedOn,
        deadline,
        category,
        codes,
        action,
        next,
        score,
        atStake,
        followUpOn,
        answerOn,
        0);
  }

  /** As one line, without the line's end. */
  public String text() {
    StringWriter text = new StringWriter(1000);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("asOf", asOf.toString());
    out.writeStringField("patient", patient.toString());
    out.writeStringField("name", name);
    out.writeStringField("recordNumber", recordNumber);
    out.writeStringField("account", account.toString());
    out.writeBooleanField("restricted", restricted);
    out.writeStringField("visits", visits);
    out.writeStringField("state", state.code());
    sentence(out, "sentence", sentence);
    ReviewJson.text(out, "payerReference", payerReference);
    ReviewJson.text(out, "payer", payer);
    out.writeObjectFieldStart("balance");
    ReviewJson.money(out, "payer", payerBalance);
    ReviewJson.money(out, "patient", patientBalance);
    out.writeEndObject();
    ReviewJson.text(out, "openedOn", openedOn);
    ReviewJson.text(out, "deadlineKind", deadline.map(Deadline::kind));
    ReviewJson.text(out, "deadlineOn", deadline.map(Deadline::on));
    ReviewJson.text(out, "denial", category.map(one -> one.code()));
    out.writeArrayFieldStart("codes");
    for (String code : codes) {
      out.writeString(code);
    }
    out.writeEndArray();
    out.writeStringField("action", action);
    sentence(out, "next", next);
    ReviewJson.text(out, "score", score.map(BigDecimal::toPlainString));
    ReviewJson.money(out, "atStake", atStake);
    ReviewJson.text(out, "followUpOn", followUpOn);
    ReviewJson.text(out, "answerOn", answerOn);
    out.writeNumberField("notChecked", notChecked);
    out.writeEndObject();
  }

  private static void sentence(JsonGenerator out, String key, Sentence sentence)
      throws IOException {
    out.writeObjectFieldStart(key);
    out.writeStringField("en", sentence.en());
    out.writeStringField("it", sentence.it());
    ReviewJson.text(
        out, "plainEn", Optional.of(sentence.plainEn()).filter(one -> !one.equals(sentence.en())));
    ReviewJson.text(
        out, "plainIt", Optional.of(sentence.plainIt()).filter(one -> !one.equals(sentence.it())));
    out.writeEndObject();
  }

  /**
   * What {@link #text} wrote.
   *
   * @return empty if it is something else, or lacks what a line must have
   */
  public static Optional<WorkListLine> read(String text) {
    return WorkListReading.of(text);
  }
}
