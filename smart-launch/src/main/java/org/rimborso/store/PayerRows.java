package org.rimborso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerTerms;

/** The table of payers' terms. Rows are only ever added. */
public final class PayerRows {
  private final Store store;

  public PayerRows(Store store) {
    this.store = store;
  }

  /**
   * Adds a version; on disk when this returns.
   *
   * @throws DuplicateRow if somebody else made that version before
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public void insert(PayerRow row) {
    store.requireRoom();
    PayerTerms terms = row.terms();
    Contact contact = terms.contact();
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "insert into payer_profile (payer, version, filing, appeal, usual_days, phone,"
                        + " portal, fax, post, hours, rates, what, changed_issuer, changed_subject,"
                        + " changed_by, changed_millis) values (:payer, :version, :filing, :appeal,"
                        + " :usual, :phone, :portal, :fax, :post, :hours, :rates, :what, :issuer, :subject,"
                        + " :who, :at)")
                .bind("payer", row.payer())
                .bind("version", row.version())
                .bind("filing", text(terms.filing()))
                .bind("appeal", text(terms.appeal()))
                .bind("usual", usual(terms))
                .bind("phone", contact.phone())
                .bind("portal", contact.portal())
                .bind("fax", contact.fax())
                .bind("post", contact.post())
                .bind("hours", contact.hours())
                .bind("rates", row.rates())
                .bind("what", row.change().what())
                .bind("issuer", row.change().who().issuer())
                .bind("subject", row.change().who().subject())
                .bind("who", row.change().name())
                .bind("at", row.change().at().toEpochMilli())
                .execute());
  }

  /** The latest version of every payer that was ever changed, by name. */
  public List<PayerRow> latest() {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from payer_profile p where p.version = (select max(x.version) from"
                        + " payer_profile x where x.payer = p.payer) order by p.payer")
                .map(PayerRows::row)
                .list());
  }

  /** Every version of a payer, the oldest first. */
  public List<PayerRow> versions(String payer) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from payer_profile where payer = :payer order by version")
                .bind("payer", payer)
                .map(PayerRows::row)
                .list());
  }

  private static Optional<Integer> usual(PayerTerms terms) {
    return terms.usualDays().isPresent()
        ? Optional.of(terms.usualDays().getAsInt())
        : Optional.empty();
  }

  private static PayerRow row(RowView row) {
    Optional<Integer> usual =
        Stream.ofNullable(row.getColumn("usual_days", Integer.class)).findFirst();
    return new PayerRow(
        text(row, "payer"),
        row.getColumn("version", Integer.class),
        new PayerTerms(
            limits(text(row, "filing")),
            limits(text(row, "appeal")),
            usual.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            new Contact(
                optional(row, "phone"),
                optional(row, "portal"),
                optional(row, "fax"),
                optional(row, "post"),
                optional(row, "hours"))),
        optional(row, "rates"),
        new WorkRow.Change(
            new NoteRow.Owner(text(row, "changed_issuer"), text(row, "changed_subject")),
            text(row, "changed_by"),
            Instant.ofEpochMilli(row.getColumn("changed_millis", Long.class)),
            text(row, "what")));
  }

  private static String text(Limits limits) {
    return limits.limits().stream().map(PayerRows::line).collect(Collectors.joining("\n"));
  }

  private static String line(Limit limit) {
    return limit.length()
        + "\t"
        + limit.from().map(LocalDate::toString).orElse("")
        + "\t"
        + limit.source().replaceAll("\\s+", " ");
  }

  private static Limits limits(String text) {
    return new Limits(text.lines().map(PayerRows::limit).toList());
  }

  private static Limit limit(String line) {
    String[] cells = line.split("\t", -1);
    return new Limit(
        Period.parse(cells[0]),
        cells[2],
        cells[1].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cells[1])));
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  private static Optional<String> optional(RowView row, String column) {
    return Stream.ofNullable(row.getColumn(column, String.class)).findFirst();
  }
}
