package org.rimborso.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.rimborso.ehr.EhrCheck;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Outbound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an administrator asks about an EHR. */
@Command(name = "ehr", description = "Tells about a configured EHR.")
@SuppressWarnings("NullAway.Init") // picocli sets the field before it calls.
final class EhrCommand {
  @Spec private CommandSpec spec;

  /** Exit 0 if the EHR answered, else 1. */
  @Command(
      name = "check",
      description = "Connects to an EHR and says what it offers and what will not be checked.")
  int check(
      @Parameters(paramLabel = "ID", description = "the EHR's id in the configuration") String id,
      @Option(
              names = "--config",
              required = true,
              paramLabel = "FILE",
              description = "rimborso.yaml")
          Path config) {
    EhrCheck.Report report =
        new EhrCheck(new Outbound(Clock.systemUTC()))
            .report(ehr(SettingsFile.read(config, System.getenv()), id));
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    out.flush();
    return report.answered() ? 0 : 1;
  }

  /** Prints what to enter where the EHR registers apps; asks nobody. */
  @Command(
      name = "registration",
      description = "Prints what to enter at the EHR's app registration.")
  int registration(
      @Parameters(paramLabel = "ID", description = "the EHR's id in the configuration") String id,
      @Option(
              names = "--config",
              required = true,
              paramLabel = "FILE",
              description = "rimborso.yaml")
          Path config) {
    Settings settings = SettingsFile.read(config, System.getenv());
    PrintWriter out = spec.commandLine().getOut();
    Registration.lines(ehr(settings, id), settings.server()).forEach(out::println);
    out.flush();
    return 0;
  }

  /** The EHR with this id, or a refusal that names those there are. */
  static EhrSettings ehr(Settings settings, String id) {
    return settings
        .ehr(id)
        .orElseThrow(
            () ->
                new SettingsError(
                    "No EHR has the id '"
                        + id
                        + "'; configured are: "
                        + settings.ehrs().stream()
                            .map(EhrSettings::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
