package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rimborso.store.WorkListWish.Order;

/** A load whose process is killed leaves the list before as it was, and nothing in its way. */
class KilledLoadTest extends OverStore {
  private static final String ADDED = "added ";

  /** Lets one list stand and loads another without an end: arguments are store and key. */
  static final class Site {
    public static void main(String[] arguments) {
      Store store = Store.open(StoreSettings.h2(Path.of(arguments[0]), Path.of(arguments[1])));
      load(store, 0, 20).stand(Instant.EPOCH, SomeAccounts.TODAY, 0);
      WorkListGenerations endless = WorkListGenerations.begin(store, "e1", SomeAccounts.TODAY);
      for (int i = 0; i < 100_000; i++) {
        endless.add(some(i * 10, 10));
        System.out.println(ADDED + i);
      }
    }
  }

  private static List<SweptAccount> some(int from, int count) {
    Random random = new Random(from);
    return IntStream.range(from, from + count)
        .mapToObj(number -> SomeAccounts.some(number, random))
        .toList();
  }

  private static WorkListGenerations load(Store store, int from, int count) {
    WorkListGenerations load = WorkListGenerations.begin(store, "e1", SomeAccounts.TODAY);
    load.add(some(from, count));
    return load;
  }

  @Test
  void load_killedHalfway_leavesTheListBefore() throws IOException {
    Process site =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Site.class.getName(),
                settings.file().toString(),
                key.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = site.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(ADDED + 5)) {
          site.toHandle().destroyForcibly();
        }
      }
    }
    try (Store store = Store.open(settings)) {
      assertThat(listed(store)).hasSize(20);
      assertThat(tables(store)).hasSize(4);
      WorkListLeftovers.clearAtStart(store);
      assertThat(tables(store)).hasSize(2);
      assertThat(listed(store)).hasSize(20);
      load(store, 0, 7).stand(Instant.EPOCH, SomeAccounts.TODAY, 0);
      assertThat(listed(store)).hasSize(7);
    }
  }

  private static List<WorkListRow> listed(Store store) {
    WorkListRows rows = new WorkListRows(store);
    return rows.page(
        rows.sweep("e1").orElseThrow().generation(),
        new WorkListWish.Scope(true, Set.of(), true),
        WorkListWish.everything(Order.WORTH),
        Optional.empty(),
        1_000);
  }

  private static List<String> tables(Store store) {
    return store.read(
        handle ->
            handle
                .createQuery("select table_name from information_schema.tables")
                .mapTo(String.class)
                .filter(SweptTables::holds)
                .list());
  }
}
