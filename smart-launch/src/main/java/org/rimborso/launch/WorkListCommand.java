package org.rimborso.launch;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rimborso worklist}: puts what a sweep found before the people who work on it. */
@Command(
    name = "worklist",
    description = "Loads what a sweep left: work list and figures; also while the app runs.",
    synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init") // picocli sets the field before it calls.
final class WorkListCommand {
  @Spec private CommandSpec spec;

  /** The list before stands until all of the new one is in. */
  @Command(
      name = "load",
      description = {
        "Puts worklist.ndjson of a sweep's folder in the place of the list before.",
        "Whoever looks meanwhile sees the list before, also after a load that broke off."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:loaded", "1:not loaded", "2:bad usage", "3:the file cannot be read"})
  int load(
      @Parameters(paramLabel = "FOLDER", description = "the sweep's --out folder") Path folder,
      @Option(
              names = "--ehr",
              required = true,
              paramLabel = "ID",
              description = "whose patients these are: the EHR's id in the configuration")
          String ehr,
      @Option(
              names = "--config",
              required = true,
              paramLabel = "FILE",
              description = "rimborso.yaml")
          Path config) {
    Settings settings = SettingsFile.read(config, System.getenv());
    return StoreCommands.run(settings, request(folder, ehr), spec.commandLine());
  }

  /** Asks whoever has the store open to load a sweep's folder. */
  static LocalRequest request(Path folder, String ehr) {
    return new LocalRequest(
        "worklist-load",
        Map.of("ehr", ehr, "folder", folder.toAbsolutePath().normalize().toString()));
  }
}
