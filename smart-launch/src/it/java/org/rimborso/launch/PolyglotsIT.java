package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.TimeoutError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;

/**
 * Script in every string of the record, of the user, of notes and of addresses: every page must show it as text. In each round every
 * element holds others of the texts, so that in the end every element has held each.
 */
class PolyglotsIT {
  private static final List<String> TEXTS = Polyglots.all();
  private static final Pattern MARK = Pattern.compile("q(\\d+)q");

  /** Milliseconds; a loaded machine is no finding. */
  private static final int PATIENCE = 180_000;

  private static SmallStage stage;
  private final Map<String, Set<Set<String>>> harmless = new HashMap<>();
  private final Set<String> shown = new TreeSet<>();
  private int looks;

  @BeforeAll
  static void start() {
    stage = new SmallStage();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void pages_withScriptInEveryString_showItAsText() {
    int rounds = Campaign.size(1, PolyglotTexts.rounds(TEXTS.size()));
    for (int round = 0; round < rounds; round++) {
      attack(round);
      System.out.printf("round %d of %d, %,d pages%n", round + 1, rounds, looks);
    }

    assertThat(shown).as("elements whose text stood on some page").hasSizeGreaterThan(40);
    Campaign.tell(
        "xss-polyglots",
        "%,d polyglots, %,d of them in each of %,d string elements of the record and all of them in users' names, notes and addresses, %,d rounds, %,d pages in Chromium: 0 scripts run, 0 dialogs, 0 policy reports, 0 nodes more than with harmless text; the text of %,d elements stood on a page"
            .formatted(TEXTS.size(), Math.min(TEXTS.size(), rounds * PolyglotTexts.TOGETHER), WholeChart.elements(), rounds, looks, shown.size()));
  }

  private void attack(int round) {
    Map<String, Set<String>> shapes = visit(round, UnaryOperator.identity());
    boolean known = shapes.entrySet().stream().allMatch(one -> harmless.getOrDefault(one.getKey(), Set.of()).contains(one.getValue()));
    if (!known) {
      visit(round, Polyglots::harmless)
          .forEach((page, shape) -> harmless.computeIfAbsent(page, any -> new HashSet<>()).add(shape));
    }
    shapes.forEach(
        (page, shape) -> {
          Set<Set<String>> same = harmless.getOrDefault(page, Set.of());
          Set<String> more = new TreeSet<>(shape);
          if (!same.contains(shape)) {
            same.forEach(more::removeAll);
            assertThat(more).as("%s in round %d has what no harmless one has", page, round).isNull();
          }
        });
  }

  /** Shows every page with the texts of a round; what took a sleepy machine too long is shown once more, as a record of its own. */
  private Map<String, Set<String>> visit(int round, UnaryOperator<String> form) {
    String mark = "r" + round + (form.apply("<").equals("<") ? "x" : "h");
    try {
      return toured(round, form, mark);
    } catch (TimeoutError late) {
      return toured(round, form, mark + "again");
    }
  }

  /** Gives what stood on each page. */
  private Map<String, Set<String>> toured(int round, UnaryOperator<String> form, String mark) {
    PolyglotTexts texts = new PolyglotTexts(TEXTS, round, form);
    Map<String, Set<String>> shapes = new HashMap<>();
    try (BrowserContext context = stage.chromium.browser().newContext()) {
      context.setDefaultTimeout(PATIENCE);
      Watch watch = new Watch(context, Set.of("localhost:" + stage.appPort(), "localhost:" + stage.hospital.port()));
      PolyglotTour tour = new PolyglotTour(stage.hospital, stage.app(), context.newPage(), texts, mark);
      tour.walk(
          (name, page) -> {
            Watch.Sight sight = watch.look(page);
            assertThat(watch.alarms()).as("%s in round %d", name, round).isEmpty();
            shapes.put(name, sight.shape());
            MARK.matcher(sight.text()).results().forEach(found -> shown.add(found.group(1)));
          });
    }
    looks += shapes.size();
    return shapes;
  }
}
