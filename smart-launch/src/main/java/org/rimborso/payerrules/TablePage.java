package org.rimborso.payerrules;

import java.util.Locale;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Message;

/** The page of a decision table, as Markdown. */
record TablePage(WrittenTable table, Locale language) {

  String markdown() {
    TestPart tests = new TestPart(new TableRule(table, Payers.NONE), table.tests(), language);
    return head() + String.join("\n", tests.lines());
  }

  private String head() {
    String kind = "table." + table.kind().code();
    return String.join(
        "\n",
        "# " + say(kind + ".title", payers()),
        "",
        say("table.intro", table.rows(), table.file(), table.version()),
        "",
        "## " + say("payer-rule.what"),
        "",
        say(kind + ".what"),
        "",
        "## " + say("payer-rule.days"),
        "",
        say("table.days"),
        "",
        "## " + say("payer-rule.do"),
        "",
        say(kind + ".next", "…", "…", "…", "…"),
        "",
        "## " + say("payer-rule.source"),
        "",
        table.source().document() + ", " + table.source().section(),
        "");
  }

  private String payers() {
    return table.payerNames().isEmpty()
        ? say("table.all-payers")
        : String.join(", ", table.payerNames().stream().sorted().toList());
  }

  private String say(String key, Object... arguments) {
    return Message.of(TablePage.class, key, arguments).in(language);
  }
}
