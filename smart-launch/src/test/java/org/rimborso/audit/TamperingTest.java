package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;

/**
 * One byte changed somewhere in the trail, rows deleted, exchanged, the end cut off: each time the
 * check must name the row that it was done to, and find nothing once it is undone.
 */
class TamperingTest {
  private static final int ROWS = 200;
  private static final long SEED = 20261128;

  @TempDir private Path folder;

  @Test
  void tampering_anyKindAnywhere_isFoundAndTheRowNamed() {
    int cases = Campaign.size(50, 500);
    Random random = new Random(SEED);
    try (TrailParts trail = new TrailParts(folder)) {
      trail.write(ROWS);
      List<String> missed = new ArrayList<>();
      for (int i = 0; i < cases; i++) {
        flip(trail, random, missed);
      }
      for (int i = 0; i < cases / 10; i++) {
        delete(trail, random, missed);
        exchange(trail, random, missed);
        cut(trail, random, missed);
      }
      assertThat(missed).as("seed " + SEED).isEmpty();
      assertThat(trail.check.run().faults()).isEmpty();
    }
    Campaign.tell(
        "audit-tampering",
        "%,d flipped bytes, %d deleted rows, %d exchanged pairs and %d cut ends in a trail of %d rows: all found, the first bad row named each time; 0 false alarms after each was undone"
            .formatted(cases, cases / 10, cases / 10, cases / 10, ROWS));
  }

  private static void expect(TrailParts trail, long row, String what, List<String> missed) {
    if (trail.check.run().firstBad().filter(bad -> bad == row).isEmpty()) {
      missed.add(what + " at row " + row);
    }
  }

  private static void flip(TrailParts trail, Random random, List<String> missed) {
    long row = 1L + random.nextInt(ROWS);
    List<String> columns = new ArrayList<>(Columns.NAMES);
    columns.addAll(List.of("previous_hash", "hash", "at_millis"));
    String column = columns.get(random.nextInt(columns.size()));
    String old = trail.texts("select " + column + " from audit_entry where seq = " + row).get(0);
    String fresh = column.equals("at_millis") ? flippedNumber(old, random) : flipped(old, random);
    set(trail, column, row, fresh);
    expect(trail, row, "a byte of " + column, missed);
    set(trail, column, row, old);
  }

  private static void set(TrailParts trail, String column, long row, String value) {
    Object typed = column.equals("at_millis") ? Long.valueOf(value) : value;
    trail.sql("update audit_entry set " + column + " = ? where seq = ?", typed, row);
  }

  private static String flipped(String text, Random random) {
    int at = random.nextInt(text.length());
    char other = (char) (text.charAt(at) ^ (1 << random.nextInt(5)));
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private static String flippedNumber(String number, Random random) {
    return Long.toString(Long.parseLong(number) ^ (1L << random.nextInt(40)));
  }

  private static void delete(TrailParts trail, Random random, List<String> missed) {
    long row = 1L + random.nextInt(ROWS);
    trail.sql("create table kept as select * from audit_entry where seq = ?", row);
    trail.sql("delete from audit_entry where seq = ?", row);
    expect(trail, row, "a row deleted", missed);
    putBack(trail);
  }

  private static void putBack(TrailParts trail) {
    trail.sql("insert into audit_entry select * from kept");
    trail.sql("drop table kept");
  }

  private static void exchange(TrailParts trail, Random random, List<String> missed) {
    long row = 1L + random.nextInt(ROWS - 1);
    long other = row + 1 + random.nextInt((int) (ROWS - row));
    swap(trail, row, other);
    expect(trail, row, "two rows exchanged", missed);
    swap(trail, row, other);
  }

  private static void swap(TrailParts trail, long row, long other) {
    trail.sql("update audit_entry set seq = -1 where seq = ?", row);
    trail.sql("update audit_entry set seq = ? where seq = ?", row, other);
    trail.sql("update audit_entry set seq = ? where seq = -1", other);
  }

  /** Cut off anywhere, with the checkpoints from there on, and the note of the end put back. */
  private static void cut(TrailParts trail, Random random, List<String> missed) {
    long last = 1L + random.nextInt(ROWS - 1);
    trail.sql("create table kept as select * from audit_entry where seq > ?", last);
    trail.sql("create table signed as select * from audit_checkpoint where seq > ?", last);
    trail.sql("create table ended as select * from audit_head");
    trail.sql("delete from audit_entry where seq > ?", last);
    trail.sql("delete from audit_checkpoint where seq > ?", last);
    trail.sql(
        "update audit_head set seq = ?, hash = (select hash from audit_entry where seq = ?)",
        last,
        last);
    boolean found =
        trail.check.run().faults().stream()
            .anyMatch(f -> f.kind() == Fault.Kind.MISSING && f.from() == last + 1);
    if (!found) {
      missed.add("the end cut after row " + last);
    }
    putBack(trail);
    trail.sql("insert into audit_checkpoint select * from signed");
    trail.sql(
        "update audit_head set seq = (select seq from ended), hash = (select hash from ended)");
    trail.sql("drop table signed");
    trail.sql("drop table ended");
  }
}
