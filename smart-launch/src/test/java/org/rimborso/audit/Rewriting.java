package org.rimborso.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rimborso.audit.Checkpoint.Cause;

/** What somebody does who owns the store and knows the code, but not the key. */
final class Rewriting {
  private Rewriting() {}

  /** Changes a row and makes the chain whole again from there to its end. */
  static void from(TrailParts trail, long row) {
    trail.sql("update audit_entry set subject = 'somebody-else' where seq = ?", row);
    List<StoredRow> later =
        new AuditRows(trail.store).following(AuditQuery.ALL, row - 1, Integer.MAX_VALUE);
    String previous = later.get(0).previous();
    for (StoredRow one : later) {
      String hash = one.columns().link(previous, one.seq(), one.millis());
      trail.sql(
          "update audit_entry set previous_hash = ?, hash = ? where seq = ?",
          previous,
          hash,
          one.seq());
      previous = hash;
    }
    trail.sql("update audit_head set hash = ?", previous);
  }

  /** Signs all checkpoints anew, with a key of one's own. */
  static void sign(TrailParts trail, Path folder) {
    SigningKey own = SigningKey.of(folder.resolve("other.key"));
    List<Checkpoint> all = trail.store.read(Checkpoint::all);
    trail.sql("delete from audit_checkpoint");
    Optional<Checkpoint> before = Optional.empty();
    for (Checkpoint one : all) {
      String hash = trail.texts("select hash from audit_entry where seq = " + one.seq()).get(0);
      Checkpoint signed =
          Checkpoint.next(before, new Head(one.seq(), hash), one.millis(), Cause.ROWS, "", own);
      trail.store.durably(
          handle -> {
            signed.insert(handle);
            return 1;
          });
      before = Optional.of(signed);
    }
  }
}
