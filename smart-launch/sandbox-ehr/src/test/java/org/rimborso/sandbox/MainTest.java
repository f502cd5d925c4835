package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void port_inUse_isOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("--port", String.valueOf(taken.getLocalPort()))).isEqualTo(1);
      assertThat(err.toString())
          .isEqualToIgnoringNewLines(
              "sandbox-ehr: port "
                  + taken.getLocalPort()
                  + " is in use by another program: stop it or choose another with --port");
      assertThat(out.toString()).doesNotContain("listening");
    }
  }

  @Test
  void clientOptions_halfGiven_areRefused() {
    assertThat(run("--client-id", "rimborso")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("go together");
  }

  @Test
  void data_thatIsNoFolder_isRefused() {
    assertThat(run("--data", "no-such-folder")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("no-such-folder is no folder");
  }
}
