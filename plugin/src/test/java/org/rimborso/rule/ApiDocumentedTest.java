package org.rimborso.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes rules reads what each public type is. */
class ApiDocumentedTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "rimborso");
  private static final Pattern TYPE =
      Pattern.compile("\\s*public [a-z ]*\\b(class|record|interface|enum) (\\w+).*");

  @ParameterizedTest
  @ValueSource(strings = {"rule", "chart", "codes", "payer"})
  void types_public_areDocumented(String room) throws IOException {
    List<String> bare = new ArrayList<>();
    int types = 0;
    for (Path file : files(room)) {
      List<String> lines = Files.readAllLines(file);
      for (int at = 0; at < lines.size(); at++) {
        if (TYPE.matcher(lines.get(at)).matches()) {
          types++;
          if (!isDocumented(lines, at)) {
            bare.add(file.getFileName() + ": " + lines.get(at).strip());
          }
        }
      }
    }
    assertThat(types).isPositive();
    assertThat(bare).isEmpty();
  }

  private static List<Path> files(String room) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Whether a comment ends above the line, with nothing but annotations between. */
  private static boolean isDocumented(List<String> lines, int at) {
    int above = at - 1;
    while (above >= 0 && lines.get(above).strip().startsWith("@")) {
      above--;
    }
    return above >= 0 && lines.get(above).strip().endsWith("*/");
  }
}
