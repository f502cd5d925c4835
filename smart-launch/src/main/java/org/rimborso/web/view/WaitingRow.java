package org.rimborso.web.view;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WriteOffBook;
import org.rimborso.store.WriteOffRow;

/**
 * A proposed write-off that waits for a manager.
 *
 * @param own whether the reader proposed it, and thus does not decide
 * @param href the account's page; empty for a patient whose chart must be opened first
 */
public record WaitingRow(
    String account,
    String patient,
    String amount,
    String by,
    String reason,
    Day day,
    boolean own,
    Optional<String> href) {

  /**
   * The list as one reader gets it.
   *
   * @param patient of the reader's launch
   * @param base path of the launch
   */
  public static List<WaitingRow> of(
      List<WriteOffBook.Waiting> waiting,
      Optional<Reference> patient,
      String base,
      ZoneId zone,
      Words words) {
    return waiting.stream()
        .map(
            one -> {
              WriteOffRow row = one.row();
              return new WaitingRow(
                  row.account().toString(),
                  row.patient().toString(),
                  words.money(row.amount()),
                  row.by().name(),
                  row.reason(),
                  words.day(row.by().at().atZone(zone).toLocalDate()),
                  one.own(),
                  patient
                      .filter(row.patient()::equals)
                      .map(own -> base + "/accounts/" + row.account() + "#write-off"));
            })
        .toList();
  }
}
