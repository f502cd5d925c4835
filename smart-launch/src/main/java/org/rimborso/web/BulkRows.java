package org.rimborso.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.WorkBook;
import org.rimborso.desk.WorkChange;
import org.rimborso.web.view.Badge;
import org.rimborso.web.view.BulkView;
import org.rimborso.web.view.TypedNote;
import org.rimborso.web.view.Words;

/** Does one thing with several accounts, each by itself, and says of each what became of it. */
final class BulkRows {
  private static final Pattern BOX = Pattern.compile("([A-Za-z]+/[A-Za-z0-9.-]+)@(\\d{1,9})");

  private final Call call;
  private final DeskChart opened;
  private final Charts charts;
  private final WorkBook work;

  BulkRows(Call call, DeskChart opened, Charts charts, WorkBook work) {
    this.call = call;
    this.opened = opened;
    this.charts = charts;
    this.work = work;
  }

  /** The accounts that were ticked, and the version of their work that the reader saw. */
  static Map<Reference, Integer> ticked(Call call) {
    Map<Reference, Integer> ticked = new LinkedHashMap<>();
    String[] boxes = call.request().getParameterValues("account");
    for (String box : boxes == null ? new String[0] : boxes) {
      Matcher matcher = BOX.matcher(box);
      if (matcher.matches()) {
        Reference.parse(matcher.group(1))
            .ifPresent(one -> ticked.put(one, Integer.parseInt(matcher.group(2))));
      }
    }
    return ticked;
  }

  BulkView.Row change(Reference account, int version, WorkChange change) {
    WorkBook.Answer answer = work.change(call.someone(), account, version, change);
    Told told = told(answer, words());
    return row(account, told.badge(), told.sentence());
  }

  /** What became of one change, in words. */
  record Told(Badge badge, String sentence) {}

  static Told told(WorkBook.Answer answer, Words words) {
    if (answer instanceof WorkBook.Done) {
      return new Told(Badge.ok(words.say("bulk.ok")), words.say("bulk.done"));
    }
    if (answer instanceof WorkBook.Faster faster) {
      return new Told(Badge.warning(words.say("bulk.changed")), faster(faster, words));
    }
    return new Told(
        Badge.error(words.say("bulk.refused")),
        words.say(answer instanceof WorkBook.NoSuchAccount ? "bulk.not-here" : "bulk.not-kept"));
  }

  /** A note of its own for each account; its id is made of the form's, so that it is one note. */
  BulkView.Row note(Reference account, TypedNote note) {
    boolean here =
        opened.review().accounts().stream().anyMatch(one -> one.reference().equals(account));
    if (!here) {
      return refused(account, words().say("bulk.not-here"));
    }
    String id =
        UUID.nameUUIDFromBytes((note.id() + " " + account).getBytes(StandardCharsets.UTF_8))
            .toString();
    TypedNote own =
        new TypedNote(
            id,
            note.kind(),
            note.text(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            note.followUpOn());
    return charts.add(call.someone(), account, own) instanceof Charts.Kept
        ? done(account, words().say("bulk.noted"))
        : refused(account, words().say("bulk.not-kept"));
  }

  private BulkView.Row done(Reference account, String sentence) {
    return row(account, Badge.ok(words().say("bulk.ok")), sentence);
  }

  private BulkView.Row refused(Reference account, String sentence) {
    return row(account, Badge.error(words().say("bulk.refused")), sentence);
  }

  private BulkView.Row row(Reference account, Badge badge, String sentence) {
    return new BulkView.Row(
        account.toString(), call.base() + "/accounts/" + account, badge, sentence);
  }

  private Words words() {
    return call.words();
  }

  /** Who was faster, and what they did. */
  static String faster(WorkBook.Faster faster, Words words) {
    return words.say(
        "work.faster",
        faster.row().change().name(),
        words.code("work.done", faster.row().change().what()));
  }
}
