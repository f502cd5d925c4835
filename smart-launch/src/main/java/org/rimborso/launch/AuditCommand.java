package org.rimborso.launch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Reference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rimborso audit}: is the trail whole, what does it say, what of it may go. */
@Command(
    name = "audit",
    description = "The audit trail: checks it, exports it, removes what is older than it must be.",
    synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init") // picocli sets the field before it calls.
final class AuditCommand {
  @Spec private CommandSpec spec;

  /** Whose trail. */
  static final class Site {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "FILE",
        description = "The site's rimborso.yaml.")
    private Path config;

    Settings settings() {
      return SettingsFile.read(config, System.getenv());
    }
  }

  /** Exit 0 if whole, 1 if not. */
  @Command(
      name = "verify",
      description = "Checks the hash chain and its signed checkpoints; names every bad row.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:whole", "1:damaged, or not readable", "2:bad usage"})
  int verify(@Mixin Site site) {
    return run(site, "audit-verify", Map.of());
  }

  /** Exit 0 if all was told, 1 if some rows cannot be. */
  @Command(
      name = "export",
      description = {
        "Writes FHIR AuditEvents to standard output, one a line.",
        "That it was exported is a row of the trail itself."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:exported", "1:not, or not all", "2:bad usage"})
  int export(
      @Mixin Site site,
      @Option(
              names = "--from",
              converter = Day.class,
              paramLabel = "DATE",
              description = "The first day (UTC).")
          Optional<LocalDate> from,
      @Option(
              names = "--to",
              converter = Day.class,
              paramLabel = "DATE",
              description = "The last day (UTC).")
          Optional<LocalDate> to,
      @Option(
              names = "--patient",
              paramLabel = "Patient/ID",
              description = "Only what concerns this patient.")
          Optional<String> patient,
      @Option(
              names = "--user",
              paramLabel = "USER",
              description = "Only what this user did: a subject, a fhirUser, or iss|sub.")
          Optional<String> user) {
    if (patient.filter(text -> Reference.parse(text).isEmpty()).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--patient: expected a reference such as Patient/p1.");
    }
    Map<String, String> options = new LinkedHashMap<>();
    from.ifPresent(day -> options.put("from", day.toString()));
    to.ifPresent(day -> options.put("to", day.toString()));
    patient.ifPresent(text -> options.put("patient", text));
    user.ifPresent(text -> options.put("user", text));
    return run(site, "audit-export", options);
  }

  /** Exit 0 if done or nothing to do, 1 if it may not be. */
  @Command(
      name = "purge",
      description = {
        "Removes rows older than a day, on a recorded decision.",
        "Never rows younger than audit.retention (six years or more)."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:removed, or nothing is so old", "1:refused", "2:bad usage"})
  int purge(
      @Mixin Site site,
      @Option(
              names = "--before",
              required = true,
              converter = Day.class,
              paramLabel = "DATE",
              description = "The first day (UTC) whose rows stay.")
          LocalDate before,
      @Option(
              names = "--decided-by",
              required = true,
              paramLabel = "NAME",
              description = "The person who decided.")
          String decidedBy,
      @Option(
              names = "--reason",
              required = true,
              paramLabel = "TEXT",
              description = "Why, in a sentence.")
          String reason) {
    return run(
        site,
        "audit-purge",
        Map.of("before", before.toString(), "decided-by", decidedBy, "reason", reason));
  }

  private int run(Site site, String command, Map<String, String> options) {
    return StoreCommands.run(
        site.settings(), new LocalRequest(command, options), spec.commandLine());
  }
}
