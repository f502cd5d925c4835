package org.rimborso.store;

/** The table of refusals: which EHR takes no notes, from everyone or from one user, until when. */
public final class RefusalRows {
  /** Stands for every user of an EHR. */
  public static final String EVERYONE = "";

  private final Store store;

  public RefusalRows(Store store) {
    this.store = store;
  }

  /** Remembers a refusal until {@code untilMillis}. */
  public void remember(String ehr, String subject, long untilMillis) {
    store.durably(
        handle -> {
          handle.execute("delete from note_refusal where ehr = ? and subject = ?", ehr, subject);
          return handle.execute(
              "insert into note_refusal (ehr, subject, until_millis) values (?, ?, ?)",
              ehr,
              subject,
              untilMillis);
        });
  }

  /** Whether the EHR refused notes of everyone, or of this user, and that still counts. */
  public boolean stands(String ehr, String subject, long nowMillis) {
    return store.read(
        handle ->
            handle
                    .createQuery(
                        "select count(*) from note_refusal where ehr = :ehr"
                            + " and subject in ('', :subject) and until_millis > :now")
                    .bind("ehr", ehr)
                    .bind("subject", subject)
                    .bind("now", nowMillis)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  /** Forgets what an EHR refused: its CapabilityStatement was read again. */
  public void forget(String ehr) {
    store.durably(handle -> handle.execute("delete from note_refusal where ehr = ?", ehr));
  }
}
