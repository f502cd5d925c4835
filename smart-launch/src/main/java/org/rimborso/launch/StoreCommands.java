package org.rimborso.launch;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.OptionalInt;
import org.rimborso.store.Store;
import picocli.CommandLine;

/** Runs a command where the store is: in the running app, else here with the store opened. */
final class StoreCommands {
  private StoreCommands() {}

  /**
   * Runs it with its answer on the command line's output.
   *
   * @return the exit code
   * @throws org.rimborso.store.StoreUnavailable if neither an app listens nor the store opens
   */
  static int run(Settings settings, LocalRequest request, CommandLine line) {
    try {
      return run(settings, request, new Printed(line.getOut(), line.getErr()));
    } finally {
      line.getOut().flush();
      line.getErr().flush();
    }
  }

  private record Printed(PrintWriter output, PrintWriter errors) implements LocalCommand.Lines {
    @Override
    public void out(String line) {
      output.print(line + "\n");
    }

    @Override
    public void err(String line) {
      errors.println("rimborso: " + line);
    }
  }

  /** The same with its answer as lines. */
  static int run(Settings settings, LocalRequest request, LocalCommand.Lines lines) {
    OptionalInt answered = LocalSocket.ask(AuditRoom.socketFolder(settings), request, lines);
    if (answered.isPresent()) {
      return answered.getAsInt();
    }
    try (Store store = Store.open(settings.store())) {
      AuditRoom room =
          new AuditRoom(
              settings,
              store,
              settings.server().publicUrl(settings.server().port()),
              Clock.systemUTC());
      LocalCommand command = room.commands().get(request.command());
      if (command == null) {
        throw new IllegalArgumentException("no command " + request.command());
      }
      return command.run(request, System.getProperty("user.name"), lines);
    }
  }
}
