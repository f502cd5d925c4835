package org.rimborso.payerrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documentation says of the view is what there is. */
class ViewReferenceTest {
  private static final Path REFERENCE = ShippedRulesTest.FOLDER.resolve("README.md");
  private static final Path README = Path.of("..", "README.md");
  private static final Path FOUND = Path.of("target", "payer-rules-view.md");

  private static String reference() {
    StringBuilder text =
        new StringBuilder("### Variables\n\n| `for` | variables |\n| --- | --- |\n");
    for (Subject subject : Subject.values()) {
      text.append("| `")
          .append(subject.code())
          .append("` | `")
          .append(String.join("`, `", subject.variables()))
          .append("` |\n");
    }
    for (ViewType<?> type : Subject.types().values()) {
      text.append("\n### ").append(type.name()).append("\n\n| field | type | meaning |\n");
      text.append("| --- | --- | --- |\n");
      for (ViewField<?> field : type.fields()) {
        row(text, field.name(), Types.shown(field.type()), field.meaning());
      }
    }
    text.append("\n### Functions\n\n| function | gives | meaning |\n| --- | --- | --- |\n");
    for (RuleFunction function : new RuleFunctions().all()) {
      row(text, function.shown(), Types.shown(function.result()), function.meaning());
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String type, String meaning) {
    text.append("| `").append(name).append("` | ").append(type);
    text.append(" | ").append(meaning).append(" |\n");
  }

  /** One line a type. */
  private static String summary() {
    return Subject.types().values().stream()
            .map(
                type ->
                    "| "
                        + type.name()
                        + " | "
                        + type.fields().stream()
                            .map(field -> "`" + field.name() + "`")
                            .collect(Collectors.joining(" "))
                        + " |\n")
            .collect(Collectors.joining())
        + "| functions | "
        + new RuleFunctions()
            .all().stream()
                .map(function -> "`" + function.name() + "`")
                .collect(Collectors.joining(" "))
        + " |\n";
  }

  @Test
  void documentation_listsEveryFieldAndFunction_andNoOther() throws IOException {
    Files.writeString(FOUND, reference() + "\n" + summary());
    String text = Files.readString(REFERENCE);
    int from = text.indexOf("### Variables");
    assertThat(from).isPositive();
    assertThat(text.substring(from)).as("copy it from %s", FOUND).isEqualTo(reference());
    assertThat(Files.readString(README)).as("copy it from %s", FOUND).contains(summary());
  }

  @Test
  void expectations_ofTests_areDocumented() throws IOException {
    assertThat(Files.readString(REFERENCE))
        .contains(
            Arrays.stream(RuleTest.Expected.values())
                .map(one -> "`" + one.code() + "`")
                .toArray(String[]::new));
  }
}
