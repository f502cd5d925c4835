package org.rimborso.sweep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.account.Account;
import org.rimborso.account.Worth;
import org.rimborso.chart.Money;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Source;

/**
 * Writes a review as one line of JSON, the same for command line, app and sweep. Every key is
 * always there but for {@code dismissed}, null where nothing is known; amounts are strings. Keys
 * may be added, none is ever renamed.
 */
public final class ReviewJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final Sentences sentences;
  private final Function<Finding, Optional<Dismissed>> dismissals;

  /** Messages are written in {@code language}. */
  public ReviewJson(Locale language) {
    this(language, finding -> Optional.empty());
  }

  /**
   * With what people said of findings.
   *
   * @param dismissals by whom and why a finding was marked as no gap
   */
  public ReviewJson(Locale language, Function<Finding, Optional<Dismissed>> dismissals) {
    sentences = new Sentences(language);
    this.dismissals = dismissals;
  }

  /**
   * A finding is no gap, somebody said; this key is there only where somebody did.
   *
   * @param status evidence-status of Da Vinci Risk Adjustment
   * @param remark its coding-gap-remark, where one fits
   * @param reason code of the reason, its remark-reason where it has one
   * @param text as typed; empty where none was given or the reader may not see it
   */
  public record Dismissed(
      String status,
      Optional<String> remark,
      String reason,
      Optional<String> text,
      String by,
      Instant at) {
    /** Without who and what was typed. */
    @Override
    public String toString() {
      return "Dismissed[" + reason + "]";
    }
  }

  /** The review as one line, without the line's end. */
  public String line(Review review) {
    return line(review, review.patient().map(Reference::toString));
  }

  /** The review as one line, with the patient called {@code patient}. */
  public String line(Review review, Optional<String> patient) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      review(out, review, patient);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes lines of their own to {@code out}, which is closed with the generator. */
  static JsonGenerator lines(OutputStream out) throws IOException {
    return JSON.createGenerator(out).setRootValueSeparator(new SerializedString(""));
  }

  /** A finding as a line of its own, with the patient whose it is. */
  void findingLine(JsonGenerator out, Finding finding, Optional<String> patient)
      throws IOException {
    out.writeStartObject();
    text(out, "patient", patient);
    findingFields(out, finding);
    out.writeEndObject();
    out.writeRaw('\n');
  }

  /** An account as a line of its own, with the patient whose it is. */
  void accountLine(JsonGenerator out, Account account, Optional<String> patient)
      throws IOException {
    out.writeStartObject();
    text(out, "patient", patient);
    accountFields(out, account);
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void review(JsonGenerator out, Review review, Optional<String> patient)
      throws IOException {
    out.writeStartObject();
    text(out, "patient", patient);
    text(out, "asOf", Optional.of(review.asOf()));
    out.writeArrayFieldStart("findings");
    for (Finding finding : review.findings()) {
      out.writeStartObject();
      findingFields(out, finding);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("notChecked");
    for (NotChecked gap : review.notChecked()) {
      notChecked(out, gap);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("accounts");
    for (Account account : review.accounts()) {
      out.writeStartObject();
      accountFields(out, account);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void findingFields(JsonGenerator out, Finding finding) throws IOException {
    out.writeStringField("id", finding.id());
    out.writeStringField("rule", finding.rule());
    out.writeStringField("severity", finding.severity().code());
    out.writeArrayFieldStart("audience");
    for (String code : finding.audience().stream().sorted().map(a -> a.code()).toList()) {
      out.writeString(code);
    }
    out.writeEndArray();
    out.writeStringField("focus", finding.focus().toString());
    out.writeStringField("element", finding.element());
    out.writeStringField("message", sentences.of(finding.message()));
    out.writeStringField("next", sentences.of(finding.next()));
    money(out, "atRisk", finding.atRisk());
    out.writeArrayFieldStart("evidence");
    for (Evidence evidence : finding.evidence()) {
      out.writeStartObject();
      out.writeStringField("reference", evidence.reference().toString());
      out.writeStringField("element", evidence.element());
      out.writeEndObject();
    }
    out.writeEndArray();
    source(out, finding.source());
    Optional<Dismissed> dismissed = dismissals.apply(finding);
    if (dismissed.isPresent()) {
      dismissed(out, dismissed.get());
    }
  }

  private static void dismissed(JsonGenerator out, Dismissed dismissed) throws IOException {
    out.writeObjectFieldStart("dismissed");
    out.writeStringField("status", dismissed.status());
    text(out, "remark", dismissed.remark());
    out.writeStringField("reason", dismissed.reason());
    text(out, "text", dismissed.text());
    out.writeStringField("by", dismissed.by());
    out.writeStringField("at", dismissed.at().toString());
    out.writeEndObject();
  }

  private static void source(JsonGenerator out, Source source) throws IOException {
    out.writeObjectFieldStart("source");
    out.writeStringField("document", source.document());
    out.writeStringField("section", source.section());
    text(out, "from", source.from());
    text(out, "to", source.to());
    out.writeEndObject();
  }

  private static void notChecked(JsonGenerator out, NotChecked gap) throws IOException {
    out.writeStartObject();
    out.writeStringField("rule", gap.rule());
    text(out, "focus", gap.focus());
    out.writeStringField("because", gap.because().code());
    out.writeStringField("missing", gap.missing());
    out.writeEndObject();
  }

  private void accountFields(JsonGenerator out, Account account) throws IOException {
    out.writeStringField("account", account.reference().toString());
    out.writeArrayFieldStart("claims");
    for (Reference claim : account.claims()) {
      out.writeString(claim.toString());
    }
    out.writeEndArray();
    out.writeStringField("state", account.state().code());
    text(out, "payer", payer(account.payer()));
    money(out, "billed", account.billed());
    money(out, "allowed", account.allowed());
    money(out, "contractual", account.contractual());
    money(out, "paid", account.paid());
    money(out, "patientShare", account.patientShare());
    money(out, "writtenOff", account.writtenOff());
    out.writeObjectFieldStart("balance");
    money(out, "payer", account.balance().payer());
    money(out, "patient", account.balance().patient());
    out.writeEndObject();
    text(out, "openedOn", account.openedOn());
    if (account.ageDays().isPresent()) {
      out.writeNumberField("ageDays", account.ageDays().getAsLong());
    } else {
      out.writeNullField("ageDays");
    }
    text(out, "bucket", account.bucket().map(bucket -> bucket.code()));
    work(out, account);
  }

  /** What is to be done about the account. */
  private void work(JsonGenerator out, Account account) throws IOException {
    BreakdownJson parts = new BreakdownJson(out, sentences);
    parts.denial(account.denial());
    parts.next(account.next());
    out.writeArrayFieldStart("deadlines");
    for (Account.Deadline deadline : account.deadlines()) {
      out.writeStartObject();
      out.writeStringField("kind", deadline.kind());
      out.writeStringField("on", deadline.on().toString());
      out.writeStringField("source", deadline.source());
      out.writeEndObject();
    }
    out.writeEndArray();
    text(out, "followUpOn", account.followUpOn());
    out.writeNumberField("notes", account.notes().size());
    worth(out, account.worth());
    parts.write(account.breakdown());
  }

  private static void worth(JsonGenerator out, Optional<Worth> known) throws IOException {
    if (known.isEmpty()) {
      out.writeNullField("worth");
      return;
    }
    Worth worth = known.get();
    out.writeObjectFieldStart("worth");
    money(out, "atStake", Optional.of(worth.atStake()));
    out.writeStringField("chance", worth.chance().share().toPlainString());
    out.writeBooleanField("assumed", worth.chance().isAssumed());
    out.writeStringField("urgency", worth.urgency().toPlainString());
    out.writeStringField("score", worth.score().stripTrailingZeros().toPlainString());
    out.writeEndObject();
  }

  static Optional<String> payer(Party payer) {
    return payer.reference().map(Reference::toString).or(payer::identifier).or(payer::display);
  }

  static void text(JsonGenerator out, String key, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      out.writeStringField(key, value.get().toString());
    } else {
      out.writeNullField(key);
    }
  }

  static void money(JsonGenerator out, String key, Optional<Money> money) throws IOException {
    if (money.isEmpty()) {
      out.writeNullField(key);
      return;
    }
    out.writeObjectFieldStart(key);
    out.writeStringField("value", money.get().plain());
    out.writeStringField("currency", money.get().currency());
    out.writeEndObject();
  }
}
