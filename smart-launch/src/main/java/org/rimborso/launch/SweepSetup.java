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
import java.util.function.Function;
import org.rimborso.account.Chances;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.plugins.Plugins;
import org.rimborso.rule.Parameters;
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

  /** As the configuration says it, and nothing else. */
  static SweepSetup of(Optional<Path> config, Map<String, String> variables) {
    return of(config, variables, settings -> settings.rules().accounts().chances());
  }

  /**
   * As the configuration says it.
   *
   * @param chances how likely denied money is won at the site
   */
  static SweepSetup of(
      Optional<Path> config, Map<String, String> variables, Function<Settings, Chances> chances) {
    Optional<Settings> settings = config.map(file -> SettingsFile.read(file, variables));
    Path folder = new CodesFolder(variables).of(settings);
    RuleSettings rules =
        settings.map(site -> site.rules().with(chances.apply(site))).orElse(RuleSettings.DEFAULTS);
    return new SweepSetup(
        ReviewSetup.manySided(settings, rules, folder),
        fingerprint(config, settings, variables, folder, rules.accounts().chances()),
        settings);
  }

  private static String fingerprint(
      Optional<Path> config,
      Optional<Settings> settings,
      Map<String, String> variables,
      Path codes,
      Chances chances) {
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
      digest.update(new TreeMap<>(chances.own()).toString().getBytes(StandardCharsets.UTF_8));
      for (String jar : settings.map(Settings::plugins).orElse(Plugins.NONE).fingerprints()) {
        digest.update((jar + "\n").getBytes(StandardCharsets.UTF_8));
      }
      PayerRules written =
          settings.map(site -> site.rules().own().written()).orElse(PayerRules.NONE);
      digest.update(written.fingerprint().getBytes(StandardCharsets.UTF_8));
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
