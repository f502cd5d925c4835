package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.RealPostgres;
import picocli.CommandLine;

/** The store's commands beside a running node on a real PostgreSQL; with a key of their own that does not exist, only the node can answer. */
class PostgresCommandsIT {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path config(String name, RealPostgres postgres) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        server: {port: 0}
        store: {url: '%s', user: postgres, keyFile: %s}
        ehrs: [{id: e1, iss: 'https://ehr.example', clientId: c}]
        """
            .formatted(postgres.url(), name));
  }

  private int run(Path config, String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = config.toString();
    return line.execute(all);
  }

  @Test
  void commands_besideARunningNode_exportAndSayWhoBacksUp() throws IOException {
    try (RealPostgres postgres = RealPostgres.start();
        Wiring node = Wiring.start(SettingsFile.read(config("key", postgres), Map.of()))) {
      Path other = config("none", postgres);
      assertThat(run(other, "store", "export", "--patient", "e1", "Patient/p1")).as(err.toString()).isZero();
      assertThat(out.toString()).contains("\"patient\":\"Patient/p1\"", "store-export");

      Path zip = folder.resolve("b.zip");
      assertThat(run(other, "store", "backup", zip.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("pg_dump --format=custom");
      assertThat(zip).doesNotExist();
      List<String> audited =
          node.store().read(handle -> handle.createQuery("select reason from audit_entry order by seq").mapTo(String.class).list());
      assertThat(audited).containsExactly("store-export");
    }
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
