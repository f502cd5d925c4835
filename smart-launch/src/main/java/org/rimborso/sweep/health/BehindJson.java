package org.rimborso.sweep.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.rimborso.sweep.health.Health.Behind;
import org.rimborso.sweep.health.Health.Figure;

/** The accounts behind figures as text: a line of JSON each, which names the measure. */
public final class BehindJson {
  private BehindJson() {}

  public static String write(Health health) {
    List<String> lines = new ArrayList<>();
    for (Figure figure : health.figures()) {
      for (Behind one : figure.behind()) {
        Fields fields = new Fields().put("measure", figure.measure().code());
        one.whose().into(fields);
        lines.add(fields.put("weight", one.weight().toPlainString()).put("day", one.day()).line());
      }
    }
    return String.join("\n", lines);
  }

  /** Those behind one figure, in their order. */
  public static List<Behind> read(String text, Measure measure) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(BehindJson::fields)
        .filter(fields -> fields.text("measure").filter(measure.code()::equals).isPresent())
        .map(BehindJson::behind)
        .toList();
  }

  private static Fields fields(String line) {
    try {
      return Fields.parse(line);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Behind behind(Fields fields) {
    try {
      return new Behind(
          Whose.of(fields), new BigDecimal(fields.required("weight")), fields.day("day"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
