package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.payerrules.RuleChange;
import org.rimborso.payerrules.RuleChange.Example;
import org.rimborso.payerrules.RuleComparison;
import org.rimborso.sweep.SweepListener;

/** Tells it to scripts, and to the app: a JSON object a line. */
final class CheckJson implements CheckReport {
  private static final long OFTEN = 500_000_000L;

  private final PrintWriter out;
  private final Progress progress = new Progress();

  CheckJson(PrintWriter out) {
    this.out = out;
  }

  private synchronized void print(ObjectNode node) {
    out.print(node + "\n");
    out.flush();
  }

  @Override
  public void checked(PayerRules rules) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("rules", rules.count()).put("tests", rules.tests().size());
    ArrayNode mistakes = node.putArray("mistakes");
    rules
        .mistakes()
        .forEach(
            one ->
                mistakes
                    .addObject()
                    .put("file", one.file())
                    .put("line", one.line())
                    .put("column", one.column())
                    .put("message", one.what()));
    print(node);
  }

  @Override
  public SweepListener listener() {
    return progress;
  }

  /** Tells how far it is, twice a second at most. */
  private final class Progress implements SweepListener {
    private long told = System.nanoTime() - OFTEN;

    @Override
    public synchronized void reached(Stage stage, long done, long all) {
      if (System.nanoTime() - told >= OFTEN) {
        told = System.nanoTime();
        print(
            JsonNodeFactory.instance
                .objectNode()
                .put("stage", stage.name().toLowerCase(Locale.ROOT))
                .put("done", done)
                .put("all", all));
      }
    }

    @Override
    public void says(String sentence) {}
  }

  @Override
  public void compared(RuleComparison comparison) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("charts", comparison.charts());
    ArrayNode changes = node.putArray("changes");
    for (RuleChange one : comparison.changes()) {
      ObjectNode change =
          changes
              .addObject()
              .put("rule", one.rule())
              .put("more", one.more())
              .put("fewer", one.fewer())
              .put("same", one.same())
              .put("notChecked", one.notChecked());
      put(change.putArray("firstMore"), one.firstMore());
      put(change.putArray("firstFewer"), one.firstFewer());
    }
    print(node);
  }

  private static void put(ArrayNode array, List<Example> examples) {
    for (Example one : examples) {
      array
          .addObject()
          .put("focus", one.focus().toString())
          .put("patient", one.patient().map(Reference::toString).orElse(null));
    }
  }

  /** What {@link #compared} told of each rule. */
  static List<RuleChange> changes(JsonNode told) {
    List<RuleChange> changes = new ArrayList<>();
    for (JsonNode one : told.path("changes")) {
      changes.add(
          new RuleChange(
              one.path("rule").asText(),
              one.path("more").asLong(),
              one.path("fewer").asLong(),
              one.path("same").asLong(),
              one.path("notChecked").asLong(),
              examples(one.path("firstMore")),
              examples(one.path("firstFewer"))));
    }
    return changes;
  }

  private static List<Example> examples(JsonNode array) {
    List<Example> examples = new ArrayList<>();
    for (JsonNode one : array) {
      Optional<Reference> focus = Reference.parse(one.path("focus").asText());
      focus.ifPresent(
          of -> examples.add(new Example(of, Reference.parse(one.path("patient").asText()))));
    }
    return examples;
  }
}
