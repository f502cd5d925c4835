package org.rimborso.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a sweep takes from the configuration.
 *
 * @param rules what stands for configuration, code sets and version: while it is the same, so are
 *     the reviews
 */
record SweepSetup(ReviewSetup review, String rules) {

  static SweepSetup of(Optional<Path> config, Map<String, String> variables) {
    Optional<Settings> settings = config.map(file -> SettingsFile.read(file, variables));
    Path folder = new CodesFolder(variables).of(settings);
    return new SweepSetup(
        ReviewSetup.manySided(settings, folder), fingerprint(config, variables, folder));
  }

  private static String fingerprint(
      Optional<Path> config, Map<String, String> variables, Path codes) {
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
