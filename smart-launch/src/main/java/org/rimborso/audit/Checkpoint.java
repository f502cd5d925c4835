package org.rimborso.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * A signed statement: at this moment the chain ended with this row.
 *
 * @param ordinal checkpoints are numbered without gaps
 * @param about hash of what else is signed, such as the decision to cut; empty if nothing
 * @param previous signature of the checkpoint before; empty at the first
 * @param keyId the key that signed
 */
record Checkpoint(
    long ordinal,
    long seq,
    String hash,
    long millis,
    String cause,
    String about,
    String previous,
    String keyId,
    String signature) {

  /** Why a checkpoint was made. */
  enum Cause {
    START,
    ROWS,
    TIME,
    STOP,
    CUT
  }

  /** The next one, signed. */
  static Checkpoint next(
      Optional<Checkpoint> before,
      Head end,
      long millis,
      Cause cause,
      String about,
      SigningKey key) {
    Checkpoint open =
        new Checkpoint(
            before.map(Checkpoint::ordinal).orElse(0L) + 1,
            end.seq(),
            end.hash(),
            millis,
            cause.name(),
            about,
            before.map(Checkpoint::signature).orElse(""),
            key.id(),
            "");
    return open.signedWith(key.sign(open.statement()));
  }

  private Checkpoint signedWith(String text) {
    return new Checkpoint(ordinal, seq, hash, millis, cause, about, previous, keyId, text);
  }

  /** The chain's end that it states. */
  Head end() {
    return new Head(seq, hash);
  }

  /** Whether the store holds this very checkpoint. */
  boolean isIn(Handle handle) {
    return handle
        .createQuery("select signature from audit_checkpoint where ordinal = ?")
        .bind(0, ordinal)
        .mapTo(String.class)
        .findOne()
        .filter(signature::equals)
        .isPresent();
  }

  boolean isCut() {
    return cause.equals(Cause.CUT.name());
  }

  /** What is signed. */
  String statement() {
    return ChainLink.of(
        List.of(
            "rimborso-audit-checkpoint",
            Long.toString(ordinal),
            Long.toString(seq),
            hash,
            Long.toString(millis),
            cause,
            about,
            previous,
            keyId));
  }

  /** One line from which {@link #parse} makes the same again. */
  String line() {
    return String.join(
        " ",
        Long.toString(ordinal),
        Long.toString(seq),
        hash,
        Long.toString(millis),
        cause,
        "." + about,
        "." + previous,
        keyId,
        signature);
  }

  static Optional<Checkpoint> parse(String line) {
    String[] parts = line.strip().split(" ", -1);
    try {
      return parts.length != 9 || !Arrays.stream(parts).allMatch(part -> part.length() <= 120)
          ? Optional.empty()
          : Optional.of(
              new Checkpoint(
                  Long.parseLong(parts[0]),
                  Long.parseLong(parts[1]),
                  parts[2],
                  Long.parseLong(parts[3]),
                  parts[4],
                  parts[5].substring(1),
                  parts[6].substring(1),
                  parts[7],
                  parts[8]));
    } catch (NumberFormatException | StringIndexOutOfBoundsException rubbish) {
      return Optional.empty();
    }
  }

  void insert(Handle handle) {
    handle.execute(
        "insert into audit_checkpoint (ordinal, seq, hash, at_millis, cause, about, previous,"
            + " key_id, signature) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ordinal,
        seq,
        hash,
        millis,
        cause,
        about,
        previous,
        keyId,
        signature);
  }

  static Optional<Checkpoint> last(Handle handle) {
    return handle
        .createQuery("select * from audit_checkpoint order by ordinal desc limit 1")
        .map(Checkpoint::of)
        .findFirst();
  }

  static List<Checkpoint> all(Handle handle) {
    return handle
        .createQuery("select * from audit_checkpoint order by ordinal")
        .map(Checkpoint::of)
        .list();
  }

  private static Checkpoint of(RowView row) {
    return new Checkpoint(
        row.getColumn("ordinal", Long.class),
        row.getColumn("seq", Long.class),
        row.getColumn("hash", String.class),
        row.getColumn("at_millis", Long.class),
        row.getColumn("cause", String.class),
        row.getColumn("about", String.class),
        row.getColumn("previous", String.class),
        row.getColumn("key_id", String.class),
        row.getColumn("signature", String.class));
  }
}
