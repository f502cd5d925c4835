package org.rimborso.web.view;

import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.Money;
import org.rimborso.desk.WriteOffBook;
import org.rimborso.store.WriteOffRow;

/**
 * What was proposed to be given up of one account, what became of it, and the forms for the next
 * step.
 *
 * @param lines every decision, the newest first
 * @param done what was just done
 * @param remark what the reader should know before the next step
 * @param amount what the form proposes: all that payers still owe
 * @param can which steps the reader may take now
 * @param version the one that the reader sees
 */
public record WriteOffView(
    List<Line> lines,
    Optional<String> done,
    Optional<String> remark,
    WriteOffForm form,
    String amount,
    String currency,
    Can can,
    String action,
    String token,
    int version) {
  public WriteOffView {
    lines = List.copyOf(lines);
  }

  /** Without what is in the form. */
  @Override
  public String toString() {
    return "WriteOffView[" + version + "]";
  }

  /**
   * One decision.
   *
   * @param reason as typed
   */
  public record Line(Badge badge, String text, Day day, String reason) {}

  /** Which steps there are for the reader. */
  public record Can(boolean propose, boolean withdraw, boolean decide) {}

  /**
   * What the reader may do at all.
   *
   * @param own whether the latest decision is theirs
   */
  public record Reader(boolean writes, boolean decides, boolean own) {}

  /** Where the forms lead, and what goes with them. */
  public record Forms(String action, String token, WriteOffForm form, boolean saved) {
    @Override
    public String toString() {
      return "Forms[" + action + "]";
    }
  }

  /**
   * The part about one account.
   *
   * @param rows every decision, the oldest first
   * @param open what payers still owe; empty where that is nothing, or cannot be told
   */
  public static WriteOffView of(
      List<WriteOffRow> rows,
      Optional<Money> open,
      Reader reader,
      Forms forms,
      ZoneId zone,
      Words words) {
    Optional<WriteOffRow> last =
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    boolean waits = last.filter(WriteOffRow::isWaiting).isPresent();
    Can can =
        new Can(
            reader.writes() && !waits && open.isPresent(),
            reader.writes() && waits && reader.own(),
            reader.decides() && waits && !reader.own());
    return new WriteOffView(
        lines(rows, zone, words),
        forms.saved()
            ? last.map(row -> words.say("write-off.done." + row.decision().code()))
            : Optional.empty(),
        remark(waits, open, reader, words),
        forms.form(),
        forms.form().typed().containsKey("amount")
            ? forms.form().value("amount")
            : open.map(WriteOffView::plain).orElse(""),
        open.map(Money::currency).orElse(""),
        can,
        forms.action(),
        forms.token(),
        last.map(WriteOffRow::version).orElse(0));
  }

  private static Optional<String> remark(
      boolean waits, Optional<Money> open, Reader reader, Words words) {
    if (waits && reader.own()) {
      return Optional.of(words.say("write-off.own"));
    }
    if (waits) {
      return reader.decides() ? Optional.empty() : Optional.of(words.say("write-off.waits"));
    }
    return open.isPresent() ? Optional.empty() : Optional.of(words.say("write-off.nothing-open"));
  }

  private static List<Line> lines(List<WriteOffRow> rows, ZoneId zone, Words words) {
    List<Line> lines = new ArrayList<>();
    for (WriteOffRow row : rows) {
      lines.add(
          0,
          new Line(
              badge(row, words),
              words.say("write-off.line", row.amount(), row.by().name()),
              words.day(row.by().at().atZone(zone).toLocalDate()),
              row.reason()));
    }
    return lines;
  }

  private static Badge badge(WriteOffRow row, Words words) {
    String word = words.say("write-off.decision." + row.decision().code());
    return row.isWaiting() ? Badge.warning(word) : Badge.info(word);
  }

  /** To the minor unit, downwards: more cannot be proposed. */
  private static String plain(Money open) {
    return open.value().setScale(open.minorUnit().scale(), RoundingMode.DOWN).toPlainString();
  }

  /** The text of the note about a decision. */
  public static String note(WriteOffRow row, Words words) {
    String key = "write-off.note." + row.decision().code();
    return row.reason().isEmpty()
        ? words.say(key, row.amount())
        : words.say("write-off.note.because", words.say(key, row.amount()), row.reason());
  }

  /** Why a step was not taken. */
  public static String refused(WriteOffBook.Refused answer, Words words) {
    String code = answer.because().name().toLowerCase(Locale.ROOT);
    return words.say("write-off.cannot." + code, answer.open().map(words::money).orElse("0"));
  }

  /** Who was faster, and what they did. */
  public static String faster(WriteOffBook.Faster answer, Words words) {
    return answer
        .row()
        .map(
            row ->
                words.say(
                    "work.faster",
                    row.by().name(),
                    words.say("write-off.done." + row.decision().code())))
        .orElseGet(() -> words.say("write-off.cannot.nothing_waits"));
  }
}
