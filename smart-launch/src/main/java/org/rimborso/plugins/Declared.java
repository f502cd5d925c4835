package org.rimborso.plugins;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.rimborso.rule.ApiVersion;

/**
 * What a jar says of itself in its manifest: {@code Rimborso-Plugin-Id}, {@code
 * Rimborso-Plugin-Version} and {@code Rimborso-Api}.
 */
record Declared(Path jar, String id, String version, ApiVersion api, String sha256) {
  static final String ID = "Rimborso-Plugin-Id";
  static final String VERSION = "Rimborso-Plugin-Version";
  static final String API = "Rimborso-Api";

  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST = 40;
  private static final String SERVICES = "META-INF/services/org.rimborso.rule.RuleProvider";

  /**
   * Reads it; runs nothing of the jar.
   *
   * @throws Unfit if it is no plug-in for this API
   */
  static Declared read(Path jar) throws Unfit {
    if (isOpenToAll(jar)) {
      throw Unfit.because("open-to-all");
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Declared declared = of(jar, attributes(file.getManifest()));
      if (file.stream().anyMatch(entry -> entry.getName().startsWith("org/rimborso/"))) {
        throw Unfit.because("our-classes");
      }
      if (file.getEntry(SERVICES) == null) {
        throw Unfit.because("no-provider");
      }
      return declared;
    } catch (ZipException broken) {
      throw Unfit.because("no-jar");
    } catch (IOException | SecurityException unreadable) {
      throw Unfit.because("unreadable");
    }
  }

  /** The id of a jar that may be unfit, where it tells one. */
  static Optional<String> idOf(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Optional.of(value(attributes(file.getManifest()), ID)).filter(Declared::isWords);
    } catch (IOException | SecurityException | Unfit untold) {
      return Optional.empty();
    }
  }

  private static Attributes attributes(@Nullable Manifest manifest) throws Unfit {
    if (manifest == null) {
      throw Unfit.because("no-manifest");
    }
    return manifest.getMainAttributes();
  }

  private static Declared of(Path jar, Attributes attributes) throws Unfit {
    String id = value(attributes, ID);
    if (!isWords(id)) {
      throw Unfit.because("odd-id", id);
    }
    String version = value(attributes, VERSION);
    String asked = value(attributes, API);
    ApiVersion api;
    try {
      api = ApiVersion.of(asked);
    } catch (IllegalArgumentException none) {
      throw Unfit.because("odd-api", asked);
    }
    if (!ApiVersion.CURRENT.serves(api)) {
      throw Unfit.because("other-api", asked, ApiVersion.CURRENT.toString());
    }
    if (attributes.getValue(Attributes.Name.CLASS_PATH) != null) {
      throw Unfit.because("class-path");
    }
    return new Declared(jar, id, version, api, sha256(jar));
  }

  private static String sha256(Path jar) throws Unfit {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar)));
    } catch (IOException unreadable) {
      throw Unfit.because("unreadable");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String value(Attributes attributes, String name) throws Unfit {
    return Optional.ofNullable(attributes.getValue(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
        .orElseThrow(() -> Unfit.because("no-attribute", name));
  }

  /** Whether {@code text} is words of small letters and digits, divided by hyphens. */
  static boolean isWords(String text) {
    return WORDS.matcher(text).matches();
  }

  /** Who may write a plug-in runs code as this process. */
  private static boolean isOpenToAll(Path jar) throws Unfit {
    try {
      return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(jar).contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException unreadable) {
      throw Unfit.because("unreadable");
    }
  }

  String file() {
    return String.valueOf(jar.getFileName());
  }
}
