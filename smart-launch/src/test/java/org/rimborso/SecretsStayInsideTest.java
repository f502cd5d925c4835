package org.rimborso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A record that holds a secret says of itself what it is, not what it holds. */
class SecretsStayInsideTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern RECORD =
      Pattern.compile("\\brecord (\\w+)(?:<[^{(]*>)?\\(([^{]*?)\\)[^{(]*\\{");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?:String|char\\[\\]|byte\\[\\]|Optional<String>|SecretKey|PrivateKey|KeyStore|JWK\\w*"
              + "|\\w*Token\\w*|OIDC\\w+)\\s+"
              + "(?!tokenEndpoint)(?:\\w*(?i:token|secret|password|verifier|sealed)\\w*|key|store|answer|jwt)\\b");
  private static final Pattern TOLD = Pattern.compile("public String toString\\(\\)");

  /** Records with a secret among what they hold, and whether they leave it to Java to tell it. */
  private static List<String> talkative(Path source) {
    String text;
    try {
      text = Files.readString(source);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    List<String> found = new ArrayList<>();
    Matcher record = RECORD.matcher(text);
    while (record.find()) {
      String name = record.group(1);
      if (SECRET.matcher(record.group(2)).find() && !toldIn(text, record.end())) {
        found.add(source.getFileName() + ": " + name);
      }
    }
    return found;
  }

  /** Whether the body that begins here declares its own text. */
  private static boolean toldIn(String text, int begin) {
    int depth = 1;
    int end = begin;
    while (depth > 0 && end < text.length()) {
      char c = text.charAt(end++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return TOLD.matcher(text.substring(begin, end)).find();
  }

  @Test
  void records_withSecrets_haveATextOfTheirOwn() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      List<String> talkative =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .sorted()
              .flatMap(file -> talkative(file).stream())
              .toList();
      assertThat(talkative).isEmpty();
    }
  }

  @Test
  void pattern_recordsKnownToHoldSecrets_areFound() {
    assertThat(
            List.of(
                "record Flow(String verifier, String nonce) {",
                "record KeyFile(String key) {",
                "public record Session(\n    String id, Optional<String> refreshToken) implements A {"))
        .allMatch(
            text -> {
              Matcher record = RECORD.matcher(text);
              return record.find() && SECRET.matcher(record.group(2)).find();
            });
  }
}
