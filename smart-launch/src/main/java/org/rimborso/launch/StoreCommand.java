package org.rimborso.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.rimborso.smart.Reseal;
import org.rimborso.store.KeyRotation;
import org.rimborso.store.Restore;
import org.rimborso.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What an administrator does with the store. Restoring and a new key need the app stopped. */
@Command(name = "store", description = "Backs up, restores, exports and re-keys the store.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls.
final class StoreCommand {
  private static final String OF_POSTGRES =
      "This store is PostgreSQL's: pg_restore brings a dump back, see pg_dump.";

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "rimborso.yaml")
  private Path config;

  /** Goes on under load where the app runs. */
  @Command(
      name = "backup",
      description = "Writes a copy, encrypted as the store is; also while the app runs.")
  int backup(@Parameters(paramLabel = "FILE", description = "the copy, a zip file") Path file) {
    return run("store-backup", Map.of("file", file.toAbsolutePath().normalize().toString()));
  }

  @Command(name = "restore", description = "Puts a backup in the store's place.")
  int restore(
      @Parameters(paramLabel = "FILE", description = "a backup") Path file,
      @Option(names = "--replace", description = "put the store that is there aside")
          boolean replace) {
    if (!(settings().store() instanceof StoreSettings.H2File place)) {
      throw new SettingsError(OF_POSTGRES);
    }
    Optional<Path> former =
        new Restore(place).from(file, replace, LocalDateTime.now(ZoneId.systemDefault()));
    return say(
        "Restored "
            + file
            + "."
            + former.map(path -> " The former store is kept as " + path + ".").orElse(""));
  }

  @Command(
      name = "export",
      description = "Prints all that is held about a patient, as JSON; also while the app runs.")
  int export(
      @Option(names = "--patient", required = true, description = "whose data follow")
          boolean patient,
      @Parameters(paramLabel = "EHR", description = "the EHR's id in the configuration") String ehr,
      @Parameters(paramLabel = "PATIENT", description = "such as Patient/123") String reference) {
    if (!patient) {
      throw new SettingsError("Only a patient's data can be exported: --patient EHR Patient/ID");
    }
    return run("store-export", Map.of("ehr", ehr, "patient", reference));
  }

  @Command(name = "rotate-key", description = "Exchanges the key and encrypts everything anew.")
  int rotateKey(
      @Option(
              names = "--lost",
              description = "PostgreSQL: begin with a new key; everyone launches again")
          boolean lost) {
    Reseal reseal = new Reseal(new SecureRandom());
    KeyRotation rotation = new KeyRotation(reseal::all);
    StoreSettings store = settings().store();
    if (!lost) {
      Path former = rotation.run(store);
      return say(
          "The key was exchanged. Backups made before open with "
              + former
              + " only; delete it when they are gone. With PostgreSQL, copy the key file to every"
              + " node before it starts.");
    }
    if (!(store instanceof StoreSettings.PostgreSql shared)) {
      throw new SettingsError(
          "Without its key nothing in an embedded store can be read: bring the key file back from a"
              + " backup.");
    }
    rotation.lost(shared, reseal::forget);
    return say("A new key is in place. Everyone launches again; copy the key file to every node.");
  }

  private int run(String command, Map<String, String> options) {
    return StoreCommands.run(settings(), new LocalRequest(command, options), spec.commandLine());
  }

  private Settings settings() {
    return SettingsFile.read(config, System.getenv());
  }

  private int say(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
    return 0;
  }
}
