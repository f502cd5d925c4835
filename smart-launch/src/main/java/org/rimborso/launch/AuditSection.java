package org.rimborso.launch;

import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.audit.FeedSettings;
import org.rimborso.store.StoreSettings;

/** Reads {@code audit}. */
final class AuditSection {
  private final Function<String, Path> path;

  AuditSection(Function<String, Path> path) {
    this.path = path;
  }

  /**
   * @param store beside whose key the trail's key lies if nothing else is said
   */
  AuditSettings read(Keys keys, StoreSettings store) {
    AuditSettings settings =
        new AuditSettings(
            keys.value("keyFile", "a path", path).orElseGet(() -> beside(store)),
            keys.value("retention", "6 years or more, in years or months", AuditSection::period)
                .orElse(AuditSettings.LEAST),
            feed(keys.section("feed")));
    keys.noOthers();
    return settings;
  }

  private Path beside(StoreSettings store) {
    return store instanceof StoreSettings.H2File file
        ? file.keyFile().resolveSibling("audit.key")
        : path.apply("data/audit.key");
  }

  private static Period period(String text) {
    Period period = Values.calendar(text);
    Values.require(period.toTotalMonths() >= AuditSettings.LEAST.toTotalMonths());
    return period;
  }

  private Optional<FeedSettings> feed(Keys keys) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    FeedSettings feed =
        new FeedSettings(
            keys.required(
                "url", "the repository's FHIR base, https (http on this machine)", Values::address),
            keys.value("tokenFile", "a path", path));
    keys.noOthers();
    return Optional.of(feed);
  }
}
