package org.rimborso.launch;

import java.nio.file.Path;
import java.util.Map;
import org.rimborso.codes.CodeSets;
import org.rimborso.review.Reviewer;

/** The reviewer of a site whose configuration is a file, for tests of other packages. */
public final class SiteReviewer {
  private SiteReviewer() {}

  /** What {@code settings} says of rules and payers, over {@code codes}. */
  public static Reviewer of(Path settings, CodeSets codes) {
    return SettingsFile.read(settings, Map.of()).rules().reviewer(codes);
  }
}
