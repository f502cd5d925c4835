package org.rimborso.web.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditFeed;
import org.rimborso.audit.AuditRow;
import org.rimborso.audit.AuditWatch;
import org.rimborso.chart.Reference;

/** Puts the audit trail's page into words. */
public final class AuditViews {
  private final Words words;
  private final ZoneId zone;
  private final String path;

  /**
   * @param zone of the site
   * @param path of the page inside the launch
   */
  public AuditViews(Words words, ZoneId zone, String path) {
    this.words = words;
    this.zone = zone;
    this.path = path;
  }

  /**
   * The page.
   *
   * @param rows one more than a page holds if there are older ones
   */
  public AuditView view(
      AuditFilter filter,
      List<AuditRow> rows,
      int page,
      AuditView.Line standing,
      Optional<AuditView.Line> feed) {
    List<AuditRow> shown = rows.subList(0, Math.min(page, rows.size()));
    Optional<String> next =
        rows.size() > page
            ? Optional.of(path + filter.after(shown.get(page - 1).seq()))
            : Optional.empty();
    return new AuditView(
        path,
        filter,
        actions(filter),
        standing,
        feed,
        filter.query(zone).isEmpty()
            ? Optional.of(words.say("audit.no-such-search"))
            : Optional.empty(),
        shown.stream().map(this::row).toList(),
        next);
  }

  private List<AuditView.Choice> actions(AuditFilter filter) {
    Stream<AuditView.Choice> all =
        Stream.of(
            new AuditView.Choice("", words.say("audit.any-action"), filter.action().isEmpty()));
    Stream<AuditView.Choice> each =
        Arrays.stream(Action.values())
            .map(AuditFilter::code)
            .map(
                code ->
                    new AuditView.Choice(
                        code, words.code("audit.action", code), code.equals(filter.action())));
    return Stream.concat(all, each).toList();
  }

  private AuditView.Row row(AuditRow row) {
    AuditEntry entry = row.entry();
    return new AuditView.Row(
        row.seq(),
        moment(row.at()),
        words.code("audit.action", AuditFilter.code(entry.action())),
        outcome(entry.outcome()),
        entry.who().map(AuditViews::who).orElseGet(() -> words.say("audit.nobody")),
        Stream.concat(entry.patient().stream().map(Reference::toString), entry.resources().stream())
            .distinct()
            .collect(Collectors.joining(", ")),
        entry.reason());
  }

  /** The resource behind a user says more than the subject, where it is told. */
  private static String who(AuditEntry.Who who) {
    return who.fhirUser()
        .map(user -> user + " · " + who.subject())
        .orElseGet(() -> who.issuer() + "|" + who.subject());
  }

  private Badge outcome(AuditEntry.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Badge.ok(words.say("audit.outcome.done"));
      case REFUSED -> Badge.warning(words.say("audit.outcome.refused"));
      case FAILED -> Badge.error(words.say("audit.outcome.failed"));
    };
  }

  private Day moment(Instant at) {
    return new Day(
        at.toString(),
        words.day(at.atZone(zone).toLocalDate()).shown() + " " + words.time(at, zone));
  }

  /** Whether the chain is whole. */
  public AuditView.Line standing(Optional<AuditWatch.Checked> checked) {
    if (checked.isEmpty()) {
      return new AuditView.Line(
          Badge.waiting(words.say("audit.chain.checking")), words.say("audit.chain.not-yet"));
    }
    AuditWatch.Checked known = checked.get();
    String when = moment(known.at()).shown();
    return known
        .result()
        .firstBad()
        .map(
            bad ->
                new AuditView.Line(
                    Badge.error(words.say("audit.chain.damaged")),
                    words.say("audit.chain.from", words.number(bad), when)))
        .orElseGet(
            () ->
                new AuditView.Line(
                    Badge.ok(words.say("audit.chain.whole")),
                    words.say("audit.chain.up-to", words.number(known.result().last()), when)));
  }

  /** How far the outside repository has the trail. */
  public Optional<AuditView.Line> feed(Optional<AuditFeed.Standing> standing) {
    return standing.map(
        known ->
            known
                .stopped()
                .map(
                    stop ->
                        new AuditView.Line(
                            Badge.warning(words.say("audit.feed.waits")),
                            words.say(
                                "audit.feed.stopped",
                                words.number(known.upTo()),
                                words.number(known.backlog()),
                                moment(stop.since()).shown(),
                                stop.because())))
                .orElseGet(
                    () ->
                        new AuditView.Line(
                            Badge.ok(words.say("audit.feed.runs")),
                            words.say(
                                "audit.feed.up-to",
                                words.number(known.upTo()),
                                words.number(known.backlog())))));
  }
}
