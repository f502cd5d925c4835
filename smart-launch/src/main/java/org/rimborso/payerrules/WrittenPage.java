package org.rimborso.payerrules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rimborso.rule.Message;

/** The page of a rule from a file, as Markdown: all that the file says of it. */
record WrittenPage(WrittenRule rule, Locale language) {

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# " + rule.title().in(language));
    lines.add("");
    lines.add(say("intro", rule.file(), rule.version(), rule.spot().line()));
    heading(lines, "what");
    lines.add(say("message", sentence(rule.message().in(language))));
    heading(lines, "when");
    lines.add(say("subject", say("subject-" + rule.subject().code()), payers()));
    lines.add("");
    lines.add("`" + rule.when().replaceAll("\\s+", " ").replace('`', '\'') + "`");
    heading(lines, "days");
    lines.add(days());
    heading(lines, "do");
    lines.add(sentence(rule.next().in(language)));
    heading(lines, "source");
    lines.add(rule.source().document() + ", " + rule.source().section());
    lines.addAll(
        new TestPart(new PayerRule(rule, FileTests.shipped()), rule.tests(), language).lines());
    return String.join("\n", lines) + "\n";
  }

  private void heading(List<String> lines, String key) {
    lines.add("");
    lines.add("## " + say(key));
    lines.add("");
  }

  private String payers() {
    return rule.payerNames().isEmpty()
        ? say("all-payers")
        : say("payers", rule.payerNames().stream().sorted().collect(Collectors.joining(", ")));
  }

  /** For services of which days it counts. */
  private String days() {
    List<String> all = new ArrayList<>();
    rule.from().ifPresent(day -> all.add(say("from", day)));
    rule.to().ifPresent(day -> all.add(say("to", day)));
    return all.isEmpty() ? say("always") : String.join(" ", all);
  }

  /** The sentence with dots where values will stand. */
  private static String sentence(Template template) {
    return String.join("…", template.words());
  }

  private String say(String key, Object... arguments) {
    return Message.of(WrittenPage.class, "payer-rule." + key, arguments).in(language);
  }
}
