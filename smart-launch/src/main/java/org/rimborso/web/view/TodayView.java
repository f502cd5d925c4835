package org.rimborso.web.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WorkBook;

/**
 * One person's list.
 *
 * @param rows by day
 */
public record TodayView(List<Row> rows) {
  public TodayView {
    rows = List.copyOf(rows);
  }

  /**
   * One line.
   *
   * @param href the account's page; empty for a patient whose chart must be opened first
   */
  public record Row(
      String account,
      String patient,
      String what,
      AccountsView.Due due,
      boolean dated,
      Optional<String> href) {}

  /**
   * The list as one reader gets it.
   *
   * @param seen what they may see
   * @param own the patient of their launch
   * @param base path of the launch
   */
  public static TodayView of(
      List<WorkBook.Due> seen, Optional<Reference> own, String base, LocalDate today, Words words) {
    return new TodayView(
        seen.stream()
            .map(
                due ->
                    new Row(
                        due.account().toString(),
                        due.patient().toString(),
                        words.code("today", due.reason().name().toLowerCase(java.util.Locale.ROOT)),
                        new AccountsView.Due(
                            "",
                            words.day(due.on()),
                            left(due.on(), today, words),
                            tone(due, today),
                            ""),
                        due.dated(),
                        own.filter(due.patient()::equals)
                            .map(patient -> base + "/accounts/" + due.account())))
            .toList());
  }

  private static Badge.Tone tone(WorkBook.Due due, LocalDate today) {
    return due.on().isAfter(today) ? Badge.Tone.INFO : Badge.Tone.WARNING;
  }

  private static String left(LocalDate on, LocalDate today, Words words) {
    long days = ChronoUnit.DAYS.between(today, on);
    if (days == 0) {
      return words.say("due.today");
    }
    return days > 0 ? words.say("due.left", days) : words.say("due.past", -days);
  }
}
