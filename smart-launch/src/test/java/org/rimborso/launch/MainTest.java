package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String config(String yaml) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, yaml);
    return file.toString();
  }

  @Test
  void help_ofEachCommand_isPrinted() {
    assertThat(run("--help")).isZero();
    assertThat(run("serve", "--help")).isZero();
    assertThat(run("ehr", "check", "--help")).isZero();
    assertThat(out.toString()).contains("serve", "--config", "--debug", "--version");
  }

  @Test
  void version_asked_isPrinted() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("rimborso ");
  }

  @Test
  void command_unknown_isBadUsage() {
    assertThat(run("frobnicate")).isEqualTo(2);
  }

  @Test
  void serve_badKey_isOneSentenceWithoutATrace() throws IOException {
    assertThat(run("serve", "--config", config("server: {prot: 1}"))).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("server.prot");
  }

  @Test
  void serve_badKeyWithDebug_showsWhere() throws IOException {
    run("serve", "--debug", "--config", config("server: {prot: 1}"));
    assertThat(err.toString()).contains("server.prot", "at org.rimborso.launch");
  }

  @Test
  void serve_portInUse_saysWhichAndWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      int port = taken.getLocalPort();
      assertThat(run("serve", "--config", config("server: {port: " + port + "}"))).isEqualTo(2);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains("Port " + port, "server.port");
    }
  }

  @Test
  void serve_lostKey_saysWhatThatMeans() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/rimborso.mv.db"), "a store");
    assertThat(run("serve", "--config", config(""))).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("store.key is missing");
  }

  @Test
  void ehrCheck_unknownId_namesTheKnown() throws IOException {
    String yaml = "ehrs: [{id: known, iss: 'https://e.example', clientId: c}]";
    assertThat(run("ehr", "check", "other", "--config", config(yaml))).isEqualTo(2);
    assertThat(err.toString()).contains("'other'", "known");
  }
}
