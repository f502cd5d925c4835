package org.rimborso.launch;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads when and whereto one EHR is swept. */
final class SweepSection {
  private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):[0-5]\\d");
  private static final Pattern MEMORY = Pattern.compile("[1-9]\\d{0,5}[mg]");
  private static final String USUAL_MEMORY = "1g";

  private final Function<String, Path> path;

  SweepSection(Function<String, Path> path) {
    this.path = path;
  }

  Optional<SweepOrder> read(Keys keys) {
    if (keys.isEmpty()) {
      keys.noOthers();
      return Optional.empty();
    }
    SweepOrder order =
        new SweepOrder(
            keys.value("daily", "a time of the day such as 02:30", SweepSection::time),
            keys.required("folder", "a path", path),
            keys.value("memory", "such as 1g or 800m", SweepSection::memory).orElse(USUAL_MEMORY));
    keys.noOthers();
    return Optional.of(order);
  }

  private static LocalTime time(String text) {
    Values.require(TIME.matcher(text).matches());
    return LocalTime.parse(text.length() == 4 ? "0" + text : text);
  }

  private static String memory(String text) {
    Values.require(MEMORY.matcher(text).matches());
    return text;
  }
}
