package org.rimborso.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running app's ear for commands: a Unix-domain socket that only its own user can open (mode
 * 0600, in a folder of mode 0700). The system says who calls; nobody else is answered.
 *
 * <p>An answer is lines: {@code o} and text for standard output, {@code e} and text for standard
 * error, at the end {@code x} and the exit code.
 */
final class LocalSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalSocket.class);
  private static final int COMMANDS_AT_ONCE = 4;
  private static final Duration LAST_COMMANDS = Duration.ofSeconds(20);
  private static final String ROOT = "root";

  private final ServerSocketChannel ear;
  private final Path file;
  private final Map<String, LocalCommand> commands;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          COMMANDS_AT_ONCE + 1,
          work -> {
            Thread thread = new Thread(work, "commands");
            thread.setDaemon(true);
            return thread;
          });

  private LocalSocket(ServerSocketChannel ear, Path file, Map<String, LocalCommand> commands) {
    this.ear = ear;
    this.file = file;
    this.commands = Map.copyOf(commands);
  }

  /**
   * Begins to listen. Where that cannot be had, commands work only while the app is stopped; the
   * log says so.
   *
   * @param folder of its own
   */
  static Optional<LocalSocket> open(Path folder, Map<String, LocalCommand> commands) {
    try {
      Path file = prepared(folder);
      ServerSocketChannel ear = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      ear.bind(UnixDomainSocketAddress.of(file));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      LocalSocket socket = new LocalSocket(ear, file, commands);
      socket.threads.execute(socket::listen);
      return Optional.of(socket);
    } catch (IOException | UnsupportedOperationException refused) {
      LOG.warn(
          "No local socket at {} ({}): commands need the app to be stopped",
          folder,
          refused.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** What an app that was killed left is taken away: the store's lock says that none runs. */
  private static Path prepared(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path file = folder.resolve("commands");
    Files.deleteIfExists(file);
    return file;
  }

  private void listen() {
    while (ear.isOpen()) {
      try {
        SocketChannel caller = ear.accept();
        threads.execute(() -> answer(caller));
      } catch (ClosedChannelException stopped) {
        return;
      } catch (IOException broken) {
        LOG.warn("A command could not be heard: {}", broken.getClass().getSimpleName());
      }
    }
  }

  private void answer(SocketChannel channel) {
    try (channel;
        BufferedReader in = reader(channel);
        PrintWriter out = writer(channel)) {
      String caller = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      Optional<LocalRequest> request = isOurs(caller) ? LocalRequest.read(in) : Optional.empty();
      if (request.isPresent()) {
        out.println("x" + run(request.get(), caller, new Told(out)));
      }
    } catch (IOException | UncheckedIOException | SettingsError gone) {
      LOG.warn("Who gave a command has gone: {}", gone.getClass().getSimpleName());
    }
  }

  private static boolean isOurs(String caller) {
    return caller.equals(System.getProperty("user.name")) || caller.equals(ROOT);
  }

  /** Whatever breaks inside becomes a sentence for who gave the command. */
  @SuppressWarnings("CatchingUnchecked")
  private int run(LocalRequest request, String caller, LocalCommand.Lines lines) {
    LocalCommand command = commands.get(request.command());
    if (command == null) {
      lines.err("The running app does not know this command; is it of another version?");
      return 1;
    }
    try {
      return command.run(request, caller, lines);
    } catch (RuntimeException broken) {
      LOG.error("{} failed: {}", request.command(), broken.getClass().getName());
      lines.err(
          "The running app could not do it ("
              + broken.getClass().getSimpleName()
              + "); see its log.");
      return 1;
    }
  }

  /** Lines to the caller; one who has gone ends the command. */
  private record Told(PrintWriter out) implements LocalCommand.Lines {
    @Override
    public void out(String line) {
      tell("o" + line);
    }

    @Override
    public void err(String line) {
      tell("e" + line);
    }

    private void tell(String line) {
      out.print(line + "\n");
      if (out.checkError()) {
        throw new UncheckedIOException(new IOException("gone"));
      }
    }
  }

  /**
   * Gives a command to the running app.
   *
   * @return its exit code; empty if no app listens
   */
  static OptionalInt ask(Path folder, LocalRequest request, LocalCommand.Lines lines) {
    Path file = folder.resolve("commands");
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      channel.write(StandardCharsets.UTF_8.encode(request.text()));
      return OptionalInt.of(heard(reader(channel), lines));
    } catch (IOException nobody) {
      return OptionalInt.empty();
    }
  }

  private static int heard(BufferedReader in, LocalCommand.Lines lines) throws IOException {
    String line = in.readLine();
    while (line != null && !line.startsWith("x")) {
      if (line.startsWith("o")) {
        lines.out(line.substring(1));
      } else {
        lines.err(line.substring(1));
      }
      line = in.readLine();
    }
    if (line == null) {
      lines.err("The running app stopped before it had answered; nothing below is complete.");
      return 1;
    }
    return Integer.parseInt(line.substring(1));
  }

  private static BufferedReader reader(SocketChannel channel) {
    return new BufferedReader(
        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
  }

  private static PrintWriter writer(SocketChannel channel) {
    return new PrintWriter(Channels.newOutputStream(channel), true, StandardCharsets.UTF_8);
  }

  /**
   * Hears nothing more and lets commands end for a while. None is interrupted: H2 closes a file
   * whose reader is, and the store with it.
   */
  @Override
  public void close() {
    try {
      ear.close();
      Files.deleteIfExists(file);
      threads.shutdown();
      if (!threads.awaitTermination(LAST_COMMANDS.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("A command was not done when the app stopped");
      }
    } catch (IOException broken) {
      LOG.warn("The local socket was not closed well: {}", broken.getClass().getSimpleName());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
