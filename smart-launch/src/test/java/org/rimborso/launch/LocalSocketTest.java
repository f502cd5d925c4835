package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSocketTest {
  @TempDir private Path folder;
  private final List<String> heard = new ArrayList<>();
  private final LocalCommand.Lines lines =
      new LocalCommand.Lines() {
        @Override
        public void out(String line) {
          heard.add("out " + line);
        }

        @Override
        public void err(String line) {
          heard.add("err " + line);
        }
      };

  private Path run() {
    return folder.resolve("app.run");
  }

  private LocalSocket open(LocalCommand command) {
    return LocalSocket.open(run(), Map.of("say", command)).orElseThrow();
  }

  private OptionalInt ask(String command, Map<String, String> options) {
    return LocalSocket.ask(run(), new LocalRequest(command, options), lines);
  }

  @Test
  void ask_aCommand_bringsItsLinesAndExitCode() {
    LocalCommand command =
        (request, caller, answer) -> {
          answer.out("to " + request.option("whom").orElse("") + " from " + caller);
          answer.out("");
          answer.err("xylophone");
          return 3;
        };
    try (LocalSocket open = open(command)) {
      assertThat(open).isNotNull();
      assertThat(ask("say", Map.of("whom", "Zoë = x"))).hasValue(3);
    }
    assertThat(heard)
        .containsExactly(
            "out to Zoë = x from " + System.getProperty("user.name"), "out ", "err xylophone");
  }

  @Test
  void ask_whereNobodyListens_isEmpty() throws IOException {
    assertThat(ask("say", Map.of())).isEmpty();
    open((request, caller, answer) -> 0).close();
    assertThat(ask("say", Map.of())).isEmpty();
    Files.createFile(run().resolve("commands"));
    assertThat(ask("say", Map.of())).isEmpty();
  }

  @Test
  void open_afterAKill_takesThePlaceOfWhatWasLeft() throws IOException {
    Files.createDirectories(run());
    Files.createFile(run().resolve("commands"));
    try (LocalSocket open = open((request, caller, answer) -> 0)) {
      assertThat(open).isNotNull();
      assertThat(ask("say", Map.of())).hasValue(0);
    }
  }

  @Test
  void files_ofTheSocket_areItsOwnersOnly() throws IOException {
    try (LocalSocket open = open((request, caller, answer) -> 0)) {
      assertThat(open).isNotNull();
      assertThat(mode(run())).isEqualTo("rwx------");
      assertThat(mode(run().resolve("commands"))).isEqualTo("rw-------");
    }
  }

  /** Interrupting it would close the store's file under everybody. */
  @Test
  void close_whileACommandIsAtWork_letsItEndUninterrupted() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    AtomicBoolean wasInterrupted = new AtomicBoolean();
    LocalCommand command =
        (request, caller, answer) -> {
          atWork.countDown();
          while (Files.exists(run().resolve("commands"))) {
            Thread.onSpinWait();
          }
          wasInterrupted.set(Thread.currentThread().isInterrupted());
          return 7;
        };
    LocalSocket open = open(command);
    CompletableFuture<OptionalInt> asked =
        CompletableFuture.supplyAsync(() -> ask("say", Map.of()));
    atWork.await();
    open.close();
    assertThat(asked.get()).hasValue(7);
    assertThat(wasInterrupted).isFalse();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void ask_whatBreaksOrIsUnknown_isOneSentence() {
    LocalCommand broken =
        (request, caller, answer) -> {
          throw new IllegalStateException("secret");
        };
    try (LocalSocket open = open(broken)) {
      assertThat(open).isNotNull();
      assertThat(ask("say", Map.of())).hasValue(1);
      assertThat(ask("sing", Map.of())).hasValue(1);
    }
    assertThat(heard).hasSize(2);
    assertThat(heard.toString())
        .contains("could not do it", "does not know")
        .doesNotContain("secret");
  }

  @Test
  void rubbish_onTheSocket_isNotAnsweredAndHarmsNobody() throws IOException {
    try (LocalSocket open = open((request, caller, answer) -> 0)) {
      assertThat(open).isNotNull();
      for (String rubbish : List.of("\n\n", "say\n=x\n\n", "say\nno sign\n\n", "\u0007\na=b\n\n")) {
        try (SocketChannel channel =
            SocketChannel.open(UnixDomainSocketAddress.of(run().resolve("commands")))) {
          channel.write(StandardCharsets.UTF_8.encode(rubbish));
          assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
        }
      }
      assertThat(ask("say", Map.of())).hasValue(0);
    }
  }
}
