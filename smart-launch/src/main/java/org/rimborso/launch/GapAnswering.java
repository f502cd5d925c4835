package org.rimborso.launch;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.access.Gate;
import org.rimborso.audit.AuditLog;
import org.rimborso.desk.AnswerDesk;
import org.rimborso.desk.CardAnswers;
import org.rimborso.desk.Desk;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.DismissalDesk;
import org.rimborso.desk.DismissalReason;
import org.rimborso.desk.DismissedAnswers;
import org.rimborso.desk.Mutes;
import org.rimborso.desk.fix.FixAnswers;
import org.rimborso.store.CardRows;
import org.rimborso.store.DismissalRow;
import org.rimborso.store.DismissalRows;
import org.rimborso.store.FixRows;
import org.rimborso.store.Store;
import org.rimborso.sweep.ReviewJson;
import org.rimborso.web.GapRoom;

/** Wires what lets gaps be answered. */
record GapAnswering(Desk desk, Store store, Gate gate, AuditLog audit, Clock clock) {

  /** What pages need of it. */
  GapRoom room(Mutes mutes) {
    DismissalRows rows = new DismissalRows(store);
    return new GapRoom(
        new DismissalDesk(desk, rows, gate, audit, clock),
        new AnswerDesk(
            List.of(
                new DismissedAnswers(rows),
                new CardAnswers(new CardRows(store)),
                new FixAnswers(new FixRows(store))),
            gate,
            clock),
        mutes);
  }

  /** A chart's review as the JSON contract says, with what was said to its findings. */
  static String json(DeskChart opened, Locale language) {
    return new ReviewJson(
            language, finding -> opened.dismissals().standing(finding).map(GapAnswering::dismissed))
        .line(opened.review());
  }

  private static ReviewJson.Dismissed dismissed(DismissalRow row) {
    Optional<DismissalReason> reason = DismissalReason.of(row.reason());
    return new ReviewJson.Dismissed(
        reason.map(DismissalReason::status).orElse(DismissalReason.OTHER.status()),
        reason.flatMap(DismissalReason::remark),
        row.reason(),
        Optional.of(row.remark()).filter(text -> !text.isEmpty()),
        row.by().name(),
        row.by().at());
  }
}
