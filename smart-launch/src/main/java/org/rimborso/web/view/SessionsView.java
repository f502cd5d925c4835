package org.rimborso.web.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rimborso.access.OpenSessions;
import org.rimborso.chart.Reference;

/**
 * The page of open sessions.
 *
 * @param action where a form that ends one goes
 * @param ended a sentence on what was ended just now
 */
public record SessionsView(
    String action, String token, Optional<String> ended, List<SessionsView.Row> rows) {
  public SessionsView {
    rows = List.copyOf(rows);
  }

  @Override
  public String toString() {
    return "SessionsView[" + rows.size() + "]";
  }

  /**
   * A launch in an open session.
   *
   * @param own whether it is the reader's own
   */
  public record Row(
      String handle,
      String person,
      String issuer,
      String subject,
      String roles,
      String ehr,
      Day day,
      String since,
      String lastRequest,
      String patient,
      boolean own) {}

  /** The rows, in the order given. */
  public static List<Row> rows(List<OpenSessions.Open> open, String own, ZoneId zone, Words words) {
    return open.stream().map(one -> row(one, own, zone, words)).toList();
  }

  private static Row row(OpenSessions.Open open, String own, ZoneId zone, Words words) {
    Instant since = open.since();
    return new Row(
        open.handle(),
        open.launch().user().name(),
        open.launch().user().issuer(),
        open.launch().user().subject(),
        String.join(
            ", ",
            open.roles().stream().sorted().map(role -> words.code("role", role.code())).toList()),
        open.launch().ehr(),
        words.day(since.atZone(zone).toLocalDate()),
        words.time(since, zone),
        words.time(open.lastRequest(), zone),
        open.launch().patient().map(Reference::toString).orElse("–"),
        open.launch().id().equals(own));
  }
}
