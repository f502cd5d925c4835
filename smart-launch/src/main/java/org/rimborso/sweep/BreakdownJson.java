package org.rimborso.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rimborso.account.Account.Appeal;
import org.rimborso.account.Account.Breakdown;
import org.rimborso.account.Account.Denial;
import org.rimborso.account.Account.LineDenial;
import org.rimborso.account.Account.NextStep;
import org.rimborso.account.Account.Share;
import org.rimborso.account.Course;
import org.rimborso.chart.Reference;

/** Writes what stands behind an account's sums: payer by payer, with the lines that each denied. */
final class BreakdownJson {
  private final JsonGenerator out;
  private final Sentences sentences;

  BreakdownJson(JsonGenerator out, Sentences sentences) {
    this.out = out;
    this.sentences = sentences;
  }

  /** The keys {@code breakdown} and {@code course} of an account. */
  void write(Breakdown breakdown) throws IOException {
    out.writeObjectFieldStart("breakdown");
    out.writeArrayFieldStart("payers");
    for (Share share : breakdown.payers()) {
      share(share);
    }
    out.writeEndArray();
    ReviewJson.money(out, "shortfall", breakdown.shortfall());
    ReviewJson.money(out, "fromPatient", breakdown.fromPatient());
    ReviewJson.text(out, "nextCoverage", breakdown.nextCoverage());
    appeal(breakdown.appeal());
    out.writeBooleanField("selfPay", breakdown.selfPay());
    texts("unknownCodes", breakdown.unknownCodes());
    out.writeEndObject();
    course(breakdown.course());
  }

  /** The key {@code course} of an account. */
  private void course(Course course) throws IOException {
    out.writeObjectFieldStart("course");
    ReviewJson.text(out, "filedOn", course.filedOn());
    if (course.first().isEmpty()) {
      out.writeNullField("first");
    } else {
      first(course.first().get());
    }
    ReviewJson.text(out, "decidedOn", course.decidedOn());
    out.writeNumberField("answers", course.answers());
    out.writeEndObject();
  }

  private void first(Course.First first) throws IOException {
    out.writeObjectFieldStart("first");
    out.writeStringField("answer", first.answer().toString());
    ReviewJson.text(out, "on", first.on());
    out.writeStringField("state", first.state().code());
    ReviewJson.money(out, "paid", first.paid());
    denial(first.denial());
    ReviewJson.money(out, "denied", first.denied());
    out.writeEndObject();
  }

  private void share(Share share) throws IOException {
    out.writeStartObject();
    ReviewJson.text(out, "payer", ReviewJson.payer(share.payer()));
    texts("claims", share.claims().stream().map(Reference::toString).toList());
    out.writeStringField("state", share.state().code());
    out.writeStringField("reason", sentences.of(share.reason()));
    ReviewJson.money(out, "billed", share.billed());
    ReviewJson.money(out, "allowed", share.allowed());
    ReviewJson.money(out, "contractual", share.contractual());
    ReviewJson.money(out, "paid", share.paid());
    ReviewJson.money(out, "patientShare", share.patientShare());
    denial(share.denial());
    out.writeArrayFieldStart("lines");
    for (LineDenial line : share.lines()) {
      line(line);
    }
    out.writeEndArray();
    ReviewJson.text(out, "answer", share.answer());
    out.writeEndObject();
  }

  /** A denied line; the claim as a whole has the line null. */
  private void line(LineDenial line) throws IOException {
    out.writeStartObject();
    if (line.sequence() > 0) {
      out.writeNumberField("line", line.sequence());
    } else {
      out.writeNullField("line");
    }
    ReviewJson.money(out, "open", line.open());
    denial(Optional.of(line.denial()));
    out.writeStringField("meaning", sentences.of(line.meaning()));
    next(line.next());
    out.writeEndObject();
  }

  /** The key {@code denial}. */
  void denial(Optional<Denial> known) throws IOException {
    if (known.isEmpty()) {
      out.writeNullField("denial");
      return;
    }
    out.writeObjectFieldStart("denial");
    out.writeStringField("category", known.get().category().code());
    texts("codes", known.get().codes());
    out.writeEndObject();
  }

  /** The key {@code next}. */
  void next(NextStep next) throws IOException {
    out.writeObjectFieldStart("next");
    out.writeStringField("action", next.action());
    out.writeStringField("text", sentences.of(next.text()));
    out.writeEndObject();
  }

  private void appeal(Optional<Appeal> known) throws IOException {
    if (known.isEmpty()) {
      out.writeNullField("appeal");
      return;
    }
    out.writeObjectFieldStart("appeal");
    out.writeBooleanField("open", known.get().isOpen());
    out.writeNumberField("level", known.get().level());
    out.writeStringField("why", sentences.of(known.get().why()));
    out.writeEndObject();
  }

  private void texts(String key, List<String> values) throws IOException {
    out.writeArrayFieldStart(key);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }
}
