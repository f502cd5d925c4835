package org.rimborso.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleProvider;
import org.rimborso.rules.BuiltInRules;
import org.rimborso.sweep.HealthFile;
import org.rimborso.sweep.HealthLines;
import org.rimborso.sweep.SideFile;
import org.rimborso.sweep.WorkListLines;
import org.rimborso.sweep.WorkListLoad;

/**
 * What a sweep takes from the configuration.
 *
 * @param rules what stands for configuration, code sets and version: while it is the same, so are
 *     the reviews
 * @param site empty without a configuration
 */
record SweepSetup(ReviewSetup review, String rules, Optional<Settings> site) {

  /** What the work list and the figures of a facility are made of. */
  List<SideFile> sides() {
    Parameters parameters = site.map(one -> one.rules().parameters()).orElse(Parameters.DEFAULTS);
    return List.of(
        new SideFile(WorkListLoad.FILE, new WorkListLines()::lines),
        new SideFile(
            HealthFile.NAME, new HealthLines(BuiltInRules.noChargeTypes(parameters))::lines));
  }

  static SweepSetup of(Optional<Path> config, Map<String, String> variables) {
    Optional<Settings> settings = config.map(file -> SettingsFile.read(file, variables));
    Path folder = new CodesFolder(variables).of(settings);
    return new SweepSetup(
        ReviewSetup.manySided(settings, folder),
        fingerprint(config, variables, folder, settings.map(Settings::rules)),
        settings);
  }

  private static String fingerprint(
      Optional<Path> config,
      Map<String, String> variables,
      Path codes,
      Optional<RuleSettings> rules) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(new Main.Version().getVersion()[0].getBytes(StandardCharsets.UTF_8));
      if (config.isPresent()) {
        digest.update(Files.readAllBytes(config.get()));
        new TreeMap<>(variables)
            .forEach(
                (name, value) -> {
                  if (name.startsWith("RIMBORSO_")) {
                    digest.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
                  }
                });
      }
      for (RuleProvider one : rules.map(RuleSettings::more).orElse(List.of())) {
        if (one instanceof PayerRules written) {
          digest.update(written.fingerprint().getBytes(StandardCharsets.UTF_8));
        }
      }
      Path manifest = codes.resolve("manifest.json");
      if (Files.exists(manifest)) {
        digest.update(Files.readAllBytes(manifest));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      throw new SettingsError(config.map(Path::toString).orElse("codes") + " cannot be read");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
